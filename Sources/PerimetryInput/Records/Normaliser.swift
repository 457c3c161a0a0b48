import PerimetryModel

/// The spellings of a run, each understood once.
final class Normaliser {
  struct Resource {
    var text: String
    var isWellFormed: Bool
  }

  let resource = TextMemo<Resource> { text in
    let id = ResourceID(text)
    return Resource(text: id.text, isWellFormed: id.isWellFormed)
  }

  let category = TextMemo<RecordCategory> { RecordCategory(exported: $0) }

  /// `nil` where the text is no address.
  let address = TextMemo<String?> { IPAddress($0)?.description }

  /// `nil` where the text is no domain name.
  let domain = TextMemo<String?> { DomainName($0)?.text }
}

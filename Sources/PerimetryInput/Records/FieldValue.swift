/// What a column's bytes come to: the numbers of its normalised texts, and what was noticed on the way.
struct FieldValue {
  struct Marks: OptionSet {
    let rawValue: UInt8

    static let malformedResource = Marks(rawValue: 1)
    static let unreadableAddress = Marks(rawValue: 2)
    static let unreadableDomain = Marks(rawValue: 4)
    static let serviceEndpoint = Marks(rawValue: 8)
    static let inbound = Marks(rawValue: 16)
    static let outbound = Marks(rawValue: 32)
  }

  /// 0 where the column is absent.
  var number: Int32 = 0
  /// Of a matched rule in text form: the number of the text where it says more than the rule's name. Of a category: the
  /// number of its kind.
  var second: Int32 = 0
  var marks: Marks = []
}

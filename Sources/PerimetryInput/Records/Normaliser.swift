import PerimetryModel

/// The spellings of a run, each understood once.
final class Normaliser {
  struct Resource {
    var id: ResourceID
    var isWellFormed: Bool
  }

  /// One memo a column, because neighbours agree within a column.
  private let resources = RecordField.allCases.map { _ in
    TextMemo<Resource> { text in
      let id = ResourceID(text)
      return Resource(id: id, isWellFormed: id.isWellFormed)
    }
  }

  private let categories = TextMemo<RecordCategory?> {
    LogCategory.isTableName($0) ? nil : RecordCategory(exported: $0)
  }
  private let addresses = TextMemo<IPAddress?> { IPAddress($0) }
  private let domains = TextMemo<DomainName?> { DomainName($0) }

  /// The text each column held last, as it stood in the log.
  private var last = [(bytes: [UInt8], text: String?)](
    repeating: ([], nil), count: RecordField.allCases.count)

  /// The value of a column, made only if its neighbour's was another.
  func text(_ value: JSONEvent, in column: RecordField) -> String? {
    guard value.kind == JSONKind.string else { return value.textValue }
    let bytes = value.bytes
    let known = last[column.rawValue].bytes
    if known.count == bytes.count, known.elementsEqual(bytes) { return last[column.rawValue].text }
    let text = value.textValue
    last[column.rawValue] = (Array(bytes), text)
    return text
  }

  func resource(_ text: String, in column: RecordField) -> Resource {
    resources[column.rawValue][text]
  }

  /// `nil` where the table's name stands in the category's place.
  func category(_ text: String) -> RecordCategory? { categories[text] }

  func address(_ text: String) -> IPAddress? { addresses[text] }

  func domain(_ text: String) -> DomainName? { domains[text] }

  /// The same as ``FlowKey/init(of:)``, without reading again what was read before.
  func flow(of context: RecordContext) -> FlowKey {
    FlowKey(
      profile: ProfileKey(
        perimeter: resource(context[.perimeter] ?? "", in: .perimeter).id,
        name: context[.profile] ?? ""),
      resource: resource(context[.serviceResource] ?? "", in: .serviceResource).id,
      direction: context.direction,
      category: context.category, peer: peer(of: context),
      sourceResource: context[.sourceResource].map { resource($0, in: .sourceResource).id },
      matchedRule: context[.matchedRule],
      rulesVersion: context[.rulesVersion].map(RulesVersion.init),
      networkProtocol: context.networkProtocol, usesServiceEndpoint: context.usesServiceEndpoint)
  }

  private func peer(of context: RecordContext) -> Peer {
    switch context.direction {
    case .inbound:
      if let text = context[.sourceAddress], let address = address(text) {
        return .address(address)
      }
    case .outbound:
      if let text = context[.destinationFQDN], let name = domain(text) { return .domain(name) }
    }
    return context.peer
  }
}

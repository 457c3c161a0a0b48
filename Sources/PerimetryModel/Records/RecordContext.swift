/// Everything about a record that tends to repeat: its category and text columns, normalised.
///
/// A client that calls the same operation a thousand times leaves a thousand records and one context; so work that
/// depends on the text is done once a context, and a record is a few integers (``RecordOccurrence``).
public struct RecordContext: Hashable, Sendable {
  public let category: RecordCategory
  private var values: [String?]

  public init(category: RecordCategory) {
    self.category = category
    values = Array(repeating: nil, count: RecordField.allCases.count)
  }

  /// The value of a column; an empty text is absent.
  public subscript(field: RecordField) -> String? {
    get { values[field.rawValue] }
    set { values[field.rawValue] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
  }

  public var profileKey: ProfileKey {
    ProfileKey(perimeter: ResourceID(self[.perimeter] ?? ""), name: self[.profile] ?? "")
  }

  /// Of an unknown category the columns tell: a destination name or resource and no source means outbound.
  public var direction: Direction {
    if let known = category.known { return known.direction }
    if let exported = self[.resultDirection]?.lowercased() {
      if exported.hasPrefix("out") { return .outbound }
      if exported.hasPrefix("in") { return .inbound }
    }
    let hasSource = self[.sourceAddress] != nil || self[.sourceResource] != nil
    let hasDestination = self[.destinationFQDN] != nil || self[.destinationResource] != nil
    return hasDestination && !hasSource ? .outbound : .inbound
  }

  public var peer: Peer {
    switch direction {
    case .inbound:
      if let text = self[.sourceAddress] {
        return IPAddress(text).map(Peer.address) ?? .unreadable(text)
      }
      if let text = self[.sourceResource] { return .resource(ResourceID(text)) }
      if let text = self[.sourceAppID] { return .app(text) }
      return .none
    case .outbound:
      if let text = self[.destinationFQDN] {
        return DomainName(text).map(Peer.domain) ?? .unreadable(text)
      }
      if let text = self[.destinationResource] { return .resource(ResourceID(text)) }
      return .none
    }
  }

  /// The protocol of the peer's side: of the source inbound, of the destination outbound.
  public var networkProtocol: String? {
    direction == .inbound
      ? self[.sourceProtocol] : self[.destinationProtocol] ?? self[.sourceProtocol]
  }

  /// Whether the source came through a virtual network's service endpoint, so that its address cannot be matched
  /// by a prefix (domain.md §5.4).
  public var usesServiceEndpoint: Bool {
    guard var text = self[.sourceParameters] else { return false }
    return text.withUTF8 { RecordContext.mentionsServiceEndpoint($0) }
  }

  /// Whether `serviceendpoint` stands in the text, in any case.
  private static func mentionsServiceEndpoint(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let name: StaticString = "serviceendpoint"
    let length = name.utf8CodeUnitCount
    if text.count < length { return false }
    return (0...(text.count - length)).contains { start in
      (0..<length).allSatisfy { text[start + $0] | 0x20 == name.utf8Start[$0] }
    }
  }
}

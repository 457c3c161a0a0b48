/// Which of a record's columns make its flow: where the peer and the protocol stand, and what kind of peer it is.
/// Derived from which columns are there, so that it can be worked out without looking at their texts.
public struct FlowShape: Hashable, Sendable {
  public var direction: Direction
  public var peerKind: Peer.Kind
  /// The column that holds the peer's text; `nil` where there is no peer.
  public var peerField: RecordField?
  /// The column that holds the protocol of the peer's side, of the source inbound and of the destination outbound.
  public var protocolField: RecordField?
  /// Whether the source came through a virtual network's service endpoint, so that its address cannot be matched
  /// by a prefix (domain.md §5.4).
  public var usesServiceEndpoint: Bool

  /// What is known of the columns' texts.
  public struct Facts: Sendable {
    /// The direction column, which only Log Analytics exports.
    public var exportedDirection: Direction?
    public var isAddressReadable: Bool
    public var isDomainReadable: Bool
    /// Whether the source parameters speak of a service endpoint.
    public var mentionsServiceEndpoint: Bool

    public init(
      exportedDirection: Direction?, isAddressReadable: Bool, isDomainReadable: Bool,
      mentionsServiceEndpoint: Bool
    ) {
      self.exportedDirection = exportedDirection
      self.isAddressReadable = isAddressReadable
      self.isDomainReadable = isDomainReadable
      self.mentionsServiceEndpoint = mentionsServiceEndpoint
    }
  }

  /// - Parameter has: whether a column holds a text.
  public init(category: RecordCategory, facts: Facts, has: (RecordField) -> Bool) {
    direction = FlowShape.direction(category, facts, has)
    usesServiceEndpoint = facts.mentionsServiceEndpoint
    switch direction {
    case .inbound:
      if has(.sourceAddress) {
        (peerKind, peerField) = (facts.isAddressReadable ? .address : .unreadable, .sourceAddress)
      } else if has(.sourceResource) {
        (peerKind, peerField) = (.resource, .sourceResource)
      } else if has(.sourceAppID) {
        (peerKind, peerField) = (.app, .sourceAppID)
      } else {
        (peerKind, peerField) = (.none, nil)
      }
      protocolField = has(.sourceProtocol) ? .sourceProtocol : nil
    case .outbound:
      if has(.destinationFQDN) {
        (peerKind, peerField) = (facts.isDomainReadable ? .domain : .unreadable, .destinationFQDN)
      } else if has(.destinationResource) {
        (peerKind, peerField) = (.resource, .destinationResource)
      } else {
        (peerKind, peerField) = (.none, nil)
      }
      protocolField =
        has(.destinationProtocol)
        ? .destinationProtocol : has(.sourceProtocol) ? .sourceProtocol : nil
    }
  }

  /// Of an unknown category the columns tell: a destination name or resource and no source means outbound.
  private static func direction(
    _ category: RecordCategory, _ facts: Facts, _ has: (RecordField) -> Bool
  ) -> Direction {
    if let known = category.known { return known.direction }
    if let exported = facts.exportedDirection { return exported }
    let hasSource = has(.sourceAddress) || has(.sourceResource)
    let hasDestination = has(.destinationFQDN) || has(.destinationResource)
    return hasDestination && !hasSource ? .outbound : .inbound
  }
}

extension FlowShape.Facts {
  /// The direction that an exported text names, in any case; `nil` for anything else.
  public static func direction(of exported: String) -> Direction? {
    let lower = exported.lowercased()
    if lower.hasPrefix("out") { return .outbound }
    return lower.hasPrefix("in") ? .inbound : nil
  }

  /// Whether source parameters speak of a service endpoint, in any case.
  public static func mentionsServiceEndpoint(_ parameters: String) -> Bool {
    var parameters = parameters
    return parameters.withUTF8 { text in
      let name: StaticString = "serviceendpoint"
      let length = name.utf8CodeUnitCount
      if text.count < length { return false }
      return (0...(text.count - length)).contains { start in
        (0..<length).allSatisfy { text[start + $0] | 0x20 == name.utf8Start[$0] }
      }
    }
  }
}

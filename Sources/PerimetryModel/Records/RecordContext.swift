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

  /// Where the flow's parts stand.
  public var shape: FlowShape {
    FlowShape(
      category: category,
      facts: FlowShape.Facts(
        exportedDirection: self[.resultDirection].flatMap(FlowShape.Facts.direction),
        isAddressReadable: self[.sourceAddress].flatMap(IPAddress.init) != nil,
        isDomainReadable: self[.destinationFQDN].flatMap(DomainName.init) != nil,
        mentionsServiceEndpoint: self[.sourceParameters]
          .map(FlowShape.Facts.mentionsServiceEndpoint) ?? false),
      has: { self[$0] != nil })
  }

  public var direction: Direction { shape.direction }

  public var peer: Peer {
    let shape = shape
    return Peer(kind: shape.peerKind, text: shape.peerField.flatMap { self[$0] } ?? "")
  }

  /// The protocol of the peer's side: of the source inbound, of the destination outbound.
  public var networkProtocol: String? { shape.protocolField.flatMap { self[$0] } }

  public var usesServiceEndpoint: Bool { shape.usesServiceEndpoint }
}

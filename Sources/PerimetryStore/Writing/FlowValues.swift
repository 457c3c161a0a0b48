import PerimetryModel

/// A flow key in the store's numbers.
struct FlowValues: Hashable {
  var peer: Int64
  var resource: Int64
  var category: Int64
  var perimeter: Int64
  var profile: Int64
  var sourceResource: Int64
  var matchedRule: Int64
  var rulesVersion: Int64
  var networkProtocol: Int64
  var direction: Direction
  var peerKind: Peer.Kind
  var usesServiceEndpoint: Bool

  /// In the order of ``bind(to:from:)``.
  static let columns = [
    "peer", "resource", "category", "perimeter", "profile", "source_resource", "matched_rule",
    "rules_version", "protocol", "direction", "peer_kind", "service_endpoint",
  ]

  func bind(to statement: RawStatement, from index: Int32) {
    for (offset, value) in numbers.enumerated() { statement.bind(value, at: index + Int32(offset)) }
    statement.bind(direction.rawValue, at: index + 9)
    statement.bind(peerKind.rawValue, at: index + 10)
    statement.bind(usesServiceEndpoint ? 1 : 0, at: index + 11)
  }

  /// Only good within one store: ids differ from store to store.
  var hash: Int64 {
    let kind = Peer.Kind.allCases.firstIndex(of: peerKind) ?? 0
    let flags = Int64(kind << 2 | (direction == .inbound ? 2 : 0) | (usesServiceEndpoint ? 1 : 0))
    return (numbers + [flags]).withUnsafeBytes { Int64(bitPattern: XXHash64.hash($0)) }
  }

  private var numbers: [Int64] {
    [
      peer, resource, category, perimeter, profile, sourceResource, matchedRule, rulesVersion,
      networkProtocol,
    ]
  }
}

import PerimetryModel

/// A flow key in the store's numbers. Many are held at a time, so they are as small as ids of texts allow: a store of two
/// thousand million distinct texts would be larger than SQLite takes.
struct FlowValues: Hashable {
  var peer: Int32
  var resource: Int32
  var category: Int32
  var perimeter: Int32
  var profile: Int32
  var sourceResource: Int32
  var matchedRule: Int32
  var rulesVersion: Int32
  var networkProtocol: Int32
  var direction: Direction
  var peerKind: Peer.Kind
  var usesServiceEndpoint: Bool

  /// In the order of ``bind(to:from:)``.
  static let columns = [
    "peer", "resource", "category", "perimeter", "profile", "source_resource", "matched_rule",
    "rules_version", "protocol", "direction", "peer_kind", "service_endpoint",
  ]

  func bind(to statement: RawStatement, from index: Int32) {
    withNumbers { numbers in
      for offset in 0..<9 { statement.bind(numbers[offset], at: index + Int32(offset)) }
    }
    statement.bind(direction.rawValue, at: index + 9)
    statement.bind(peerKind.rawValue, at: index + 10)
    statement.bind(usesServiceEndpoint ? 1 : 0, at: index + 11)
  }

  /// Only good within one store: ids differ from store to store.
  var hash: Int64 { withNumbers { Int64(bitPattern: XXHash64.hash(UnsafeRawBufferPointer($0))) } }

  /// The ids in the order of ``columns``, and what is no id as flags.
  private func withNumbers<T>(_ body: (UnsafeBufferPointer<Int64>) -> T) -> T {
    let kind = Peer.Kind.allCases.firstIndex(of: peerKind) ?? 0
    let flags = kind << 2 | (direction == .inbound ? 2 : 0) | (usesServiceEndpoint ? 1 : 0)
    let numbers = (
      Int64(peer), Int64(resource), Int64(category), Int64(perimeter), Int64(profile),
      Int64(sourceResource), Int64(matchedRule), Int64(rulesVersion), Int64(networkProtocol),
      Int64(flags)
    )
    return withUnsafeBytes(of: numbers) { body($0.bindMemory(to: Int64.self)) }
  }
}

import TestSupport
import Testing

@testable import PerimetryStore

@Suite struct FlowOrderTests {
  /// Small ranks are compared as one number, large ones one by one.
  @Test(arguments: [3, 60_000, Int(Int32.max)])
  func `ranks come in the order of their attributes, equal rows in their own`(most: Int) {
    for seed in UInt64(1)...5 {
      var random = SeededRandom(seed: seed)
      func rank() -> Int32 {
        Int32(random.isOne(in: 2) ? Int.random(in: 0...2, using: &random) : most / 2)
          + Int32(Int.random(in: 0...(most / 2), using: &random) / max(1, most / 4))
      }
      let rows = (0..<500).map { _ in
        FlowNumbers(
          perimeter: rank(), profile: rank(), resource: rank(), direction: rank(),
          category: rank(), peer: rank(), sourceResource: rank(), matchedRule: rank(),
          rulesVersion: rank(), networkProtocol: rank(),
          usesServiceEndpoint: Int32(Int.random(in: 0...1, using: &random)))
      }
      let twice = rows + rows
      let order = FlowNumbers.order(of: twice)
      let wanted = twice.indices.sorted {
        FlowNumbers.precedes(twice[$0], twice[$1])
      }
      #expect(order.places.map(Int.init) == wanted, "seed \(seed)")
      let isHigher = zip(order.ranks, order.ranks.dropFirst()).map(<)
      let isLater = zip(wanted, wanted.dropFirst()).map {
        FlowNumbers.precedes(twice[$0], twice[$1])
      }
      #expect(isHigher == isLater, "seed \(seed)")
    }
    #expect(FlowNumbers.order(of: []).places.isEmpty)
  }
}

import PerimetryModel
import TestSupport
import Testing

/// What two cores make is what one would have made.
@Suite struct TwoCoresTests {
  private let counts = [0, 1, 2, 3, 10, 101]

  @Test func halvesCoverTheRangeOnceAndInOrder() {
    for count in counts {
      for cut in [nil, 5, 5 + count / 3, 5 + count] {
        let halves = TwoCores.$fewest.withValue(0) {
          TwoCores.halves(of: 5..<5 + count, cutAt: cut) { $0 }
        }
        #expect(halves.count == 2)
        #expect(halves.flatMap { Array($0) } == Array(5..<5 + count))
      }
    }
    #expect(TwoCores.halves(of: 0..<100) { $0 } == [0..<100])
  }

  @Test func elementsStandWhereTheyWereMade() {
    for count in counts {
      let made = TwoCores.$fewest.withValue(0) {
        // Each half has a state of its own.
        TwoCores.array(count: count) { half in
          var seen = 0
          return { place in
            seen += 1
            return "\(place) \(seen == place - half.lowerBound + 1)"
          }
        }
      }
      #expect(made == (0..<count).map { "\($0) true" })
      #expect(TwoCores.map(Array(0..<count)) { "\($0)" } == (0..<count).map { "\($0)" })
    }
  }

  @Test func bothRun() {
    var (one, other) = (0, 0)
    TwoCores.run({ one = 1 }, { other = 2 })
    #expect((one, other) == (1, 2))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func sortsAsOneCoreDoes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 0...60, using: &random)
    // Few keys, so that the order of equal elements shows.
    let elements = (0..<count).map { (key: Int.random(in: 0...8, using: &random), place: $0) }
    let alone = elements.sorted { $0.key < $1.key }
    let together = TwoCores.$fewest.withValue(0) {
      elements.sortedOnTwoCores { $0.key < $1.key }
    }
    #expect(together.map(\.place) == alone.map(\.place))
  }
}

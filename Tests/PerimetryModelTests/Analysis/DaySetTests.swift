import PerimetryModel
import TestSupport
import Testing

@Suite("A set of days")
struct DaySetTests {
  @Test(
    "unites as sets do, near days and far ones", arguments: [12, 70, 150, 3_000_000] as [Int32])
  func union(span: Int32) {
    for seed in 1...1500 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let lists = (0..<3).map { _ in
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
          Day(number: Int32.random(in: 0..<span, using: &random))
        }
      }
      let sets = lists.map { DaySet($0) }
      func united(_ a: DaySet, _ b: DaySet) -> DaySet {
        var result = a
        result.formUnion(b)
        return result
      }
      let both = united(sets[0], sets[1])
      #expect(both.days == Set(lists[0] + lists[1]).sorted(), "seed \(seed)")
      #expect(both == united(sets[1], sets[0]), "seed \(seed)")
      #expect(both == DaySet(lists[0] + lists[1]) && both.first == both.days.first, "seed \(seed)")
      #expect(united(both, sets[2]) == united(sets[0], united(sets[1], sets[2])), "seed \(seed)")
      #expect(united(sets[0], sets[0]) == sets[0], "seed \(seed)")
      #expect(united(both, sets[0]) == both && both.count == both.days.count, "seed \(seed)")
    }
  }

  @Test("is the same from a list in any order as from an ascending one")
  func initialisers() {
    let days = [3, 1, 2, 1].map { Day(number: $0) }
    #expect(DaySet(days) == DaySet(ascending: [1, 2, 3].map { Day(number: $0) }))
  }
}

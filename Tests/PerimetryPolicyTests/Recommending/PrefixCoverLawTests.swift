import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// Laws that hold for any sources, on cases far larger than an enumeration could check.
@Suite struct PrefixCoverLawTests {
  private static func problem(seed: UInt64) -> CoverCase {
    var random = SeededRandom(seed: seed)
    var addresses: Set<IPAddress> = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let block = UInt32.random(in: 0...3, using: &random) << 8
      let network = UInt128.random(in: 0...5, using: &random) << 64
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let host = UInt32.random(in: 0...255, using: &random)
        addresses.insert(.v4(0x1400_0000 | block | host))
        addresses.insert(.v6(0x2603 << 112 | network | UInt128(host)))
      }
    }
    let shuffled = addresses.sorted().shuffled(using: &random)
    let refused = Int.random(in: 0...min(6, shuffled.count - 1), using: &random)
    return CoverCase(
      sources: Array(shuffled.dropFirst(refused)), refused: Array(shuffled.prefix(refused)),
      budget: Int.random(in: 0...40, using: &random),
      widestIPv4: Int.random(in: 20...32, using: &random),
      widestIPv6: Int.random(in: 60...128, using: &random), candidates: [])
  }

  private static func isWorse(
    _ a: (leftOut: Int, exposure: Exposure), than b: (leftOut: Int, exposure: Exposure)
  ) -> Bool {
    a.leftOut == b.leftOut ? a.exposure > b.exposure : a.leftOut > b.leftOut
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a larger budget is never worse`(seed: UInt64) {
    let problem = PrefixCoverLawTests.problem(seed: seed)
    var larger = problem
    larger.budget += 1
    #expect(!PrefixCoverLawTests.isWorse(larger.value, than: problem.value), "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `another refused address is never better`(seed: UInt64) {
    let problem = PrefixCoverLawTests.problem(seed: seed)
    var random = SeededRandom(seed: ~seed)
    var stricter = problem
    stricter.refused.append(.v4(0x1400_0000 | UInt32.random(in: 0...1023, using: &random)))
    stricter.refused.append(.v6(0x2603 << 112 | UInt128.random(in: 0...255, using: &random)))
    #expect(!PrefixCoverLawTests.isWorse(problem.value, than: stricter.value), "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `neither order nor repetition matters`(seed: UInt64) {
    let problem = PrefixCoverLawTests.problem(seed: seed)
    var random = SeededRandom(seed: ~seed)
    var shuffled = problem
    shuffled.sources = (problem.sources + problem.sources.prefix(5)).shuffled(using: &random)
    shuffled.refused = (problem.refused + problem.refused).shuffled(using: &random)
    #expect(shuffled.optimum == problem.optimum, "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the answer keeps its promises`(seed: UInt64) {
    let problem = PrefixCoverLawTests.problem(seed: seed)
    let cover = problem.optimum
    let held = problem.sources.filter { source in
      cover.prefixes.contains { $0.contains(source) }
    }
    #expect(cover.prefixes.count <= problem.budget, "seed \(seed)")
    #expect(cover.prefixes == cover.prefixes.sorted(), "seed \(seed)")
    #expect(cover.leftOut == cover.leftOut.sorted(), "seed \(seed)")
    #expect(Set(held).union(cover.leftOut) == Set(problem.sources), "seed \(seed)")
    #expect(held.count + cover.leftOut.count == problem.sources.count, "seed \(seed)")
    for prefix in cover.prefixes {
      let inside = problem.refused.filter(prefix.contains)
      #expect(inside == [], "seed \(seed)")
      #expect(
        prefix.length >= (prefix.family == .v4 ? problem.widestIPv4 : problem.widestIPv6),
        "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the table never rises and ends in the optimum`(seed: UInt64) {
    let problem = PrefixCoverLawTests.problem(seed: seed)
    let table = problem.table
    for (fewer, more) in zip(table, table.dropFirst()) {
      #expect(
        more.leftOut < fewer.leftOut
          || (more.leftOut == fewer.leftOut && more.exposure <= fewer.exposure), "seed \(seed)")
    }
    let value = problem.value
    #expect(table.last?.leftOut == value.leftOut, "seed \(seed)")
    #expect(table.last?.exposure == value.exposure.total, "seed \(seed)")
  }
}

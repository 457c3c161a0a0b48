import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// The optimum within a ceiling of exposure.
@Suite struct CeilingTests {
  private static func problem(seed: UInt64) -> CoverCase {
    var problem = CoverCase(seed: seed)
    var random = SeededRandom(seed: ~seed)
    problem.ceiling = UInt128.random(in: 0...12, using: &random)
    if random.isOne(in: 2) {
      problem.weights = Dictionary(
        uniqueKeysWithValues: problem.sources.map { ($0, UInt64.random(in: 1...9, using: &random)) }
      )
    }
    return problem
  }

  /// Each block of seeds is a case of the test, so that a failure is quick to run again.
  @Test(arguments: 0..<40)
  func `equals the best of all sets of prefixes`(block: Int) {
    for seed in UInt64(block) * 150..<UInt64(block + 1) * 150 {
      let problem = CeilingTests.problem(seed: seed)
      let expected = BruteForce.optimum(of: problem)
      let found = problem.optimum
      let score = BruteForce.Score(
        leftOut: found.leftOut.reduce(0) { $0 + Int(problem.weights?[$1] ?? 1) },
        exposure: Int(found.exposure.total), ipv6Addresses: found.exposure.ipv6Addresses,
        prefixes: found.prefixes)
      #expect(score == expected && found.isProven, "seed \(seed): \(problem)")
    }
  }

  @Test(arguments: 0..<20)
  func `so does every number of elements`(block: Int) {
    for seed in UInt64(block) * 20..<UInt64(block + 1) * 20 {
      let problem = CeilingTests.problem(seed: seed)
      for point in problem.table {
        var fewer = problem
        fewer.budget = point.elements
        let expected = BruteForce.optimum(of: fewer)
        #expect(
          (point.leftOut, Int(point.exposure), point.ipv6Addresses)
            == (expected.leftOut, expected.exposure, expected.ipv6Addresses),
          "seed \(seed), \(point.elements) elements: \(problem)")
      }
    }
  }

  /// Two pairs and a trio: what leaves out fewest opens 7, and of what stays within 6 no point of the free frontier is best.
  @Test func `it need not lie on the frontier`() throws {
    let sources = ["20.0.0.0", "20.0.0.3", "20.0.1.0", "20.0.1.5", "20.0.1.7", "20.0.2.0"]
      .compactMap(IPAddress.init)
    var problem = CoverCase(
      sources: sources, refused: [], budget: 3, widestIPv4: 24, widestIPv6: 64, candidates: [])
    #expect(problem.table.map(\.exposure) == [0, 5, 7, 7])
    #expect(problem.table.map(\.leftOut) == [6, 3, 1, 0])
    problem.ceiling = 6
    #expect(problem.table.map(\.exposure) == [0, 5, 4, 4])
    #expect(problem.table.map(\.leftOut) == [6, 3, 2, 1])
    #expect(
      problem.optimum.prefixes.map(\.description)
        == ["20.0.0.0/30", "20.0.1.0/32", "20.0.1.4/30"])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a higher ceiling is never worse, and one that does not bind changes nothing`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var addresses: Set<IPAddress> = []
    while addresses.count < 90 {
      addresses.insert(.v4(0x1400_0000 | UInt32.random(in: 0...0x3FF, using: &random)))
      addresses.insert(
        .v6(0x2603 << 112 | UInt128.random(in: 0...15, using: &random) << 64 | 1))
    }
    var problem = CoverCase(
      sources: Array(addresses), refused: [], budget: 12, widestIPv4: 24, widestIPv6: 60,
      candidates: [])
    let free = problem.optimum
    var last = Int.max
    for ceiling in [0, 3, 17, 60, 200, 500] as [UInt128] {
      problem.ceiling = ceiling
      let cover = problem.optimum
      #expect(cover.exposure.total <= ceiling && cover.isProven, "seed \(seed)")
      #expect(cover.leftOut.count <= last, "seed \(seed)")
      last = cover.leftOut.count
    }
    problem.ceiling = free.exposure.total
    #expect(problem.optimum == free, "seed \(seed)")
  }
}

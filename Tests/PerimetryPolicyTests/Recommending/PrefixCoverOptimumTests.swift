import PerimetryModel
import PerimetryPolicy
import Testing

/// The optimum against an enumeration of all sets of prefixes.
@Suite struct PrefixCoverOptimumTests {
  /// Each block of seeds is a case of the test, so that a failure is quick to run again.
  @Test(arguments: 0..<40)
  func `equals the best of all sets of prefixes`(block: UInt64) {
    for seed in block * 150..<(block + 1) * 150 {
      let problem = CoverCase(seed: seed)
      let expected = BruteForce.optimum(of: problem)
      let found = problem.optimum
      let score = BruteForce.Score(
        leftOut: found.leftOut.count, exposure: Int(found.exposure.total),
        ipv6Addresses: found.exposure.ipv6Addresses, prefixes: found.prefixes)
      #expect(score == expected, "seed \(seed): \(problem)")
    }
  }
}

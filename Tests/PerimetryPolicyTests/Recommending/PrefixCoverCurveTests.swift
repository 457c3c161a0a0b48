import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct PrefixCoverCurveTests {
  /// One /27 with hosts .0 .15 .16 .31 and three /28s, each with a /31 and its last host: the
  /// published counter-example to greedy merging and to a Lagrange sweep.
  private static let sources =
    ["20.0.0", "20.1.0", "20.3.0"].flatMap { block in
      [0, 1, 15].map { "\(block).\($0)" }
    } + [0, 15, 16, 31].map { "20.2.0.\($0)" }

  private var problem: CoverCase {
    CoverCase(
      sources: PrefixCoverCurveTests.sources.compactMap(IPAddress.init), refused: [], budget: 10,
      widestIPv4: 0, widestIPv6: 0, candidates: [])
  }

  @Test func `the curve is the published one`() {
    let covers = (1...10).map { budget in
      var problem = problem
      problem.budget = budget
      return problem.optimum
    }
    #expect(
      covers.map(\.exposure.total) == [262_131, 262_131, 131_091, 67, 54, 41, 28, 26, 13, 0])
    #expect(covers.map(\.leftOut.count) == Array(repeating: 0, count: 10))
    // Two elements would not be better than one, so one is what is proposed.
    #expect(covers.map(\.prefixes.count) == [1, 1, 3, 4, 5, 6, 7, 8, 9, 10])
  }

  @Test func `the table holds the whole curve`() {
    let table = problem.table
    #expect(table.map(\.elements) == Array(0...10))
    #expect(table.map(\.leftOut) == [13] + Array(repeating: 0, count: 10))
    #expect(
      table.map(\.exposure) == [0, 262_131, 262_131, 131_091, 67, 54, 41, 28, 26, 13, 0])
  }

  @Test func `both families share one budget, in the unit of the objective`() {
    let texts = ["20.0.0.0", "20.0.0.3", "2603::1", "2603:0:0:3::1"]
    var problem = CoverCase(
      sources: texts.compactMap(IPAddress.init), refused: [], budget: 3, widestIPv4: 0,
      widestIPv6: 0, candidates: [])
    // Merging the IPv4 pair and merging the IPv6 pair both expose two; only IPv6 also costs
    // addresses.
    #expect(
      problem.optimum.prefixes.map(\.description)
        == ["20.0.0.0/30", "2603::1/128", "2603:0:0:3::1/128"])
    problem.budget = 2
    let both = problem.optimum
    #expect(both.prefixes.map(\.description) == ["20.0.0.0/30", "2603::/62"])
    #expect(
      both.exposure
        == Exposure(
          ipv4Addresses: 2, ipv6Networks: 2, ipv6Addresses: 1 << 66 - 2))
  }

  @Test func `everything there is fits the types`() {
    let all = CoverCase(
      sources: ["0.0.0.0", "255.255.255.255", "::", "ffff::"].compactMap(IPAddress.init),
      refused: [], budget: 2, widestIPv4: 0, widestIPv6: 0, candidates: []
    ).optimum
    #expect(all.prefixes.map(\.description) == ["0.0.0.0/0", "::/0"])
    #expect(
      all.exposure
        == Exposure(
          ipv4Addresses: 4_294_967_294, ipv6Networks: 1 << 64 - 2, ipv6Addresses: .max - 1))
  }

  @Test func `nothing in, nothing out`() {
    let none = CoverCase(
      sources: [], refused: [], budget: 5, widestIPv4: 24, widestIPv6: 64, candidates: [])
    #expect(none.optimum.prefixes.isEmpty && none.optimum.leftOut.isEmpty)
    #expect(none.table.map(\.elements) == [0])
  }
}

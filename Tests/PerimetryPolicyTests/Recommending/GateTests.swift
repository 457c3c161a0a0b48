import PerimetryModel
import PerimetryPolicy
import Testing

/// Two good peers over ten days, and beside them one that a gate is to judge.
@Suite struct GateTests {
  private static let office: [Flow] = (0...10).flatMap { day in
    ["20.0.0.1", "20.0.0.2"].map {
      Flow.sample(from: Sample.peer($0), events: 5, day: 20_000 + Int32(day), key: Int64(day))
    }
  }

  private func part(
    _ flows: [Flow], budget: Int = 200, _ change: (inout Gates) -> Void = { _ in }
  ) throws -> (part: Recommendation.Part, gates: Gates) {
    var options = Recommendation.Options()
    options.budget = budget
    change(&options.gates)
    let all = GateTests.office + flows
    let recommendation = Recommender(options: options)
      .recommend(for: Enforcement(history: all).assess(all), history: all)
    return (try #require(recommendation.parts.first), options.gates)
  }

  private func stopped(
    _ flows: [Flow], _ change: (inout Gates) -> Void = { _ in }
  ) throws -> [String] {
    let (part, gates) = try part(flows, change)
    return part.withheld.flatMap { summary in
      gates.stops(summary).map {
        "\(summary.peer.text) \($0.gate.rawValue) \($0.value ?? -1) \($0.rule.threshold)"
      }
    }
  }

  @Test func `peers that trip nothing are proposed with what the gates measured`() throws {
    let (part, gates) = try part([])
    #expect(part.withheld.isEmpty)
    let summaries = try #require(part.candidates.first).gateSummaries(gates)
    #expect(summaries.map(\.gate) == Gate.allCases)
    #expect(summaries.map(\.worst) == [0, 0, 1, nil, 0, 11, 55, 0])
    #expect(summaries.allSatisfy { $0.tripped == 0 })
  }

  @Test func `a listed network keeps its peers out, of prefixes too`() throws {
    let network = try #require(IPPrefix("20.0.0.0/32"))
    let flows = [Flow.sample(from: Sample.peer("20.0.0.0"), events: 9, day: 20_001)]
    let (part, gates) = try part(flows, budget: 1) { $0.badNetworks = [network] }
    #expect(part.withheld.map(\.peer.text) == ["20.0.0.0"])
    #expect(gates.stops(part.withheld[0]).map(\.gate) == [.badNetworks])
    // Alone they could share 20.0.0.0/30, which holds the listed address.
    #expect(part.candidates.map(\.element.text) == ["20.0.0.1/32"])
    #expect(part.elementsNeeded == 2)
  }

  @Test func `more than half refused is too much, half is not`() throws {
    func mixed(refused: Int64) -> [Flow] {
      [
        .sample(from: Sample.peer("30.0.0.1"), events: 10, day: 20_001),
        .sample(from: Sample.peer("30.0.0.1"), day: 20_003),
        .sample(
          .publicInboundPerimeterRulesDenied, from: Sample.peer("30.0.0.1"), to: Sample.vault,
          profile: Sample.otherProfile, events: refused, day: 20_002),
      ]
    }
    #expect(try stopped(mixed(refused: 11)).isEmpty)
    #expect(try stopped(mixed(refused: 12)) == ["30.0.0.1 denied-share 53 50"])
  }

  @Test func `who calls very many resources looks like a scanner`() throws {
    let flows = (0..<60).map {
      Flow.sample(
        from: Sample.peer("30.0.0.1"), to: Sample.resource("Microsoft.Sql/servers/s\($0)"),
        day: 20_000 + Int32($0 % 9))
    }
    #expect(try stopped(flows) == ["30.0.0.1 fan-out 60 50"])
    #expect(try stopped(Array(flows.prefix(50))).isEmpty)
  }

  @Test func `one late burst is no habit`() throws {
    let burst = [Flow.sample(from: Sample.peer("30.0.0.1"), events: 900, day: 20_009)]
    #expect(try stopped(burst) == ["30.0.0.1 late-burst 90 75"])
    #expect(try stopped(burst) { $0.windowDays = 11 }.isEmpty)
    let early = [Flow.sample(from: Sample.peer("30.0.0.1"), events: 900, day: 20_002)]
    #expect(try stopped(early).isEmpty)
    let again = burst + [.sample(from: Sample.peer("30.0.0.1"), day: 20_007)]
    #expect(try stopped(again).isEmpty)
  }

  @Test func `who sits among the refused is like them`() throws {
    let neighbours = (10..<14).map {
      Flow.sample(
        .publicInboundResourceRulesDenied, from: Sample.peer("30.0.0.\($0)"), day: 20_001)
    }
    let flows =
      neighbours + [20_001, 20_005].map { .sample(from: Sample.peer("30.0.0.1"), day: $0) }
    #expect(try stopped(flows) == ["30.0.0.1 denied-neighbours 4 3"])
    #expect(try stopped(Array(flows.dropFirst())).isEmpty)
  }

  @Test func `thin evidence only annotates, and comes last`() throws {
    let thin = [Flow.sample(from: Sample.peer("19.0.0.9"), day: 20_001)]
    let (part, gates) = try part(thin)
    #expect(part.withheld.isEmpty)
    #expect(
      part.ranked(gates).map(\.element.text) == ["20.0.0.1/32", "20.0.0.2/32", "19.0.0.9/32"])
    let last = try #require(part.ranked(gates).last)
    #expect(
      last.gateSummaries(gates).filter { $0.tripped > 0 }.map(\.gate) == [.days, .events])
    #expect(try stopped(thin) { $0[.days].action = .remove } == ["19.0.0.9 days 1 2"])
  }

  @Test func `what stops for want of evidence may still lie in a prefix`() throws {
    let thin = [Flow.sample(from: Sample.peer("20.0.0.3"), day: 20_001)]
    let (part, _) = try part(thin, budget: 1) { $0[.days].action = .remove }
    #expect(part.candidates.map(\.element.text) == ["20.0.0.0/30"])
    #expect(part.exposure.total == 2)
  }

  @Test func `a person may let a peer past`() throws {
    let burst = [Flow.sample(from: Sample.peer("30.0.0.1"), events: 900, day: 20_009)]
    let (part, _) = try part(burst) { $0.accepted = [PeerPattern("30.0.0.0/24")] }
    #expect(part.withheld.isEmpty)
    let accepted = part.candidates.flatMap(\.peers).filter(\.isAccepted)
    #expect(accepted.map(\.peer.text) == ["30.0.0.1"])
    #expect(accepted[0].gates[.lateBurst] == 90)
  }

  @Test func `off asks nothing`() throws {
    let burst = [Flow.sample(from: Sample.peer("30.0.0.1"), events: 900, day: 20_009)]
    let (part, gates) = try part(burst) { $0 = .off }
    #expect(part.withheld.isEmpty)
    #expect(part.candidates.allSatisfy { $0.gateSummaries(gates).isEmpty })
  }
}

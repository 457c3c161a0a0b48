import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct WhatIfTests {
  @Test func `what would appear and vanish is named with its element`() throws {
    let flows: [Flow] =
      [20_000, 20_003].map { .sample(from: Sample.peer("20.0.0.1"), events: 4, day: $0) }
      + [.sample(from: Sample.peer("20.0.0.4"), events: 2, day: 20_001)]
    var options = Recommendation.Options()
    options.gates[.days].action = .remove
    func recommendation(_ options: Recommendation.Options) -> Recommendation {
      Recommender(options: options)
        .recommend(for: Enforcement(history: flows).assess(flows), history: flows)
    }
    let changes = try ["days=1", "budget=1"].map { try #require(WhatIf($0)) }
    let other = changes.reduce(into: options) { $1.apply(to: &$0) }
    let old = recommendation(options)
    let alternative = Alternative(
      to: old, other: recommendation(other), changes: changes)
    let part = try #require(alternative.parts.first)
    #expect(
      part.appearing.map { "\($0.summary.peer.text) \($0.element.text)" } == [
        "20.0.0.4 20.0.0.0/29"
      ])
    #expect(part.vanishing.isEmpty)
    #expect((part.elements.before, part.elements.after) == (1, 1))
    #expect((part.exposure.before, part.exposure.after) == (0, 6))
    #expect(Alternative(to: old, other: old, changes: []).parts.isEmpty)
  }

  @Test(arguments: [
    "", "bad-networks=5", "days", "days=", "days=-1", "days=1=2", "day=1", "budget=0", "budget=201",
    "budget=off",
    "widest-ipv4=33", "widest-ipv6=129", "max-exposure=-1",
  ])
  func `what no option could be is nothing to try`(text: String) { #expect(WhatIf(text) == nil) }
}

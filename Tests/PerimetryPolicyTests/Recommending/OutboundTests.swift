import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct OutboundTests {
  private func flow(
    _ name: String, events: Int64 = 1, from resource: ResourceID = Sample.database,
    _ category: LogCategory = .publicOutboundResourceRulesAllowed
  ) -> Flow {
    .sample(category, from: Sample.peer(name), to: resource, events: events)
  }

  private func part(_ flows: [Flow], budget: Int = 200) throws -> Recommendation.Part {
    let parts = Recommendation.of(flows, budget: budget).parts
    try #require(parts.count == 1)
    return parts[0]
  }

  @Test func `one rule element for each name, however it was written`() throws {
    let part = try part([
      flow("API.example.com", events: 2), flow("https://api.example.com:443/v1", events: 3),
      flow("a.example.com."),
    ])
    #expect(part.direction == .outbound)
    #expect(part.candidates.map(\.element.text) == ["a.example.com", "api.example.com"])
    #expect(part.candidates.map(\.tally.events) == [1, 5])
    #expect(part.exposure == Exposure())
  }

  @Test func `beyond the budget most events first, ties by name`() throws {
    let part = try part(
      [
        flow("d.example.com", events: 5), flow("c.example.com", events: 5),
        flow("b.example.com", events: 5), flow("a.example.com", events: 4),
        flow("e.example.com", events: 3), flow("e.example.com", events: 3),
      ], budget: 3)
    #expect(
      part.candidates.map(\.element.text) == [
        "b.example.com", "c.example.com", "e.example.com",
      ])
    #expect(part.leftOut.map(\.peer.text) == ["d.example.com", "a.example.com"])
  }

  @Test(arguments: [
    LogCategory.publicOutboundPerimeterRulesDenied, .publicOutboundResourceRulesDenied,
  ])
  func `a destination that was also refused is pointed out`(category: LogCategory) throws {
    let part = try part([
      flow("a.example.com"), flow("b.example.com"),
      flow("b.example.com", from: Sample.storage, category),
    ])
    #expect(part.candidates.map(\.notes) == [[], [.alsoRefused]])
  }

  @Test func `a key vault has no outbound rules`() throws {
    let part = try part([
      flow("a.example.com", events: 2), flow("a.example.com", events: 3, from: Sample.vault),
      .sample(.publicOutboundResourceRulesAllowed, from: .unreadable("10.0.0.1"), events: 4),
    ])
    #expect(part.candidates.map(\.tally.events) == [2])
    #expect(part.incurable.map(\.obstacle) == [.keyVaultOutbound, .unreadableDestination])
    #expect(part.incurable.map(\.summary.tally.events) == [3, 4])
  }
}

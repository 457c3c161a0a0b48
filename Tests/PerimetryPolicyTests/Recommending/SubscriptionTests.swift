import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct SubscriptionTests {
  private func flow(
    _ peer: String, by subscription: Int?, events: Int64 = 1,
    to resource: ResourceID = Sample.database, over name: String? = nil,
    serviceEndpoint: Bool = false
  ) -> Flow {
    let caller = subscription.map(Sample.caller)
    return .sample(
      from: peer.isEmpty ? caller.map(Peer.resource) ?? .none : Sample.peer(peer), to: resource,
      over: name, sourceResource: caller, serviceEndpoint: serviceEndpoint, events: events)
  }

  private func part(
    _ flows: [Flow], budget: Int = 200, subscriptions: Bool = true
  ) throws -> Recommendation.Part {
    let parts = Recommendation.of(flows, budget: budget, subscriptions: subscriptions).parts
    try #require(parts.count == 1)
    return parts[0]
  }

  /// Each candidate as `element: peer events, …`; a subscription by its number.
  private func lines(_ part: Recommendation.Part) -> [String] {
    part.candidates.map { candidate in
      let text = candidate.element.text
      let name = text.hasPrefix("/") ? "#\(Int(text.suffix(12)) ?? -1)" : text
      let peers = candidate.peers.map { "\($0.peer.text) \($0.tally.events)" }
      return "\(name): \(peers.joined(separator: ", "))"
    }
  }

  @Test func `without the option a subscription is only mentioned`() throws {
    let part = try part(
      [
        flow("20.0.0.1", by: 7), flow("20.0.0.1", by: 8), flow("20.0.1.1", by: 7),
        flow("20.0.1.1", by: nil),
      ], subscriptions: false)
    #expect(part.candidates.map(\.element.text) == ["20.0.0.1/32", "20.0.1.1/32"])
    #expect(part.candidates.map(\.notes) == [[.subscriptionPossible], []])
    let expected = [[7, 8].map(Sample.subscription), [7].map(Sample.subscription)]
    #expect(
      part.candidates.flatMap(\.peers).map { $0.subscriptions.map(Optional.some) } == expected)
  }

  @Test func `a subscription gives way where a prefix lets more peers through`() throws {
    let flows = [
      flow("20.0.0.1", by: 7), flow("20.0.0.2", by: 8), flow("20.0.0.3", by: 7),
      flow("20.0.0.4", by: nil), flow("10.0.0.9", by: 8, events: 5),
    ]
    #expect(try lines(part(flows, budget: 1)).map { $0.prefix(11) } == ["20.0.0.0/29"])
    #expect(try part(flows, budget: 1).leftOut.isEmpty)
    #expect(
      try lines(part(flows, budget: 2)).map { $0.prefix { $0 != ":" } } == ["20.0.0.0/29", "#8"])
  }

  @Test func `subscriptions cure what no prefix can, but not the protocol`() throws {
    let part = try part([
      flow("10.0.0.4", by: 7, events: 2), flow("20.0.0.9", by: 7, serviceEndpoint: true),
      flow("", by: 8, events: 3),
      flow(
        "10.0.0.4", by: nil, events: 1, to: Sample.storage,
        over: "SMB:TCP"), flow("10.0.0.5", by: nil, events: 4),
    ])
    #expect(
      lines(part) == [
        "#7: 10.0.0.4 2, 20.0.0.9 1", "#8: \(Sample.caller(8).text) 3",
      ])
    #expect(part.candidates.map(\.notes) == [[.managedIdentityOnly], [.managedIdentityOnly]])
    #expect(part.incurable.map(\.obstacle) == [.unsupportedProtocol, .privateSource])
  }

  @Test func `without the option they stay incurable`() throws {
    let part = try part([flow("10.0.0.4", by: 7), flow("", by: 8)], subscriptions: false)
    #expect(part.candidates.isEmpty)
    #expect(part.incurable.map(\.obstacle) == [.privateSource, .noSource])
    #expect(part.incurable.map { $0.summary.subscriptions.count } == [1, 1])
  }

  @Test func `a peer with a flow of unknown origin falls back to a prefix`() throws {
    let part = try part([
      flow("20.0.0.1", by: 7, events: 2), flow("20.0.0.1", by: nil, events: 3),
      flow("20.0.0.1", by: 7, events: 4, serviceEndpoint: true),
    ])
    #expect(lines(part) == ["20.0.0.1/32: 20.0.0.1 5"])
    #expect(part.incurable.map(\.summary.tally.events) == [4])
  }

  @Test func `a peer of two subscriptions needs both`() throws {
    let flows = [flow("20.0.0.1", by: 7, events: 2), flow("20.0.0.1", by: 8, events: 3)]
    #expect(lines(try part(flows)) == ["#7: 20.0.0.1 2", "#8: 20.0.0.1 3"])
    #expect(lines(try part(flows, budget: 1)) == ["20.0.0.1/32: 20.0.0.1 5"])
  }

  @Test func `most peers first, then most events, then the smallest id`() throws {
    let flows = [
      flow("20.0.1.1", by: 3), flow("20.0.2.1", by: 3), flow("20.0.3.1", by: 4, events: 9),
      flow("20.0.4.1", by: 6, events: 8), flow("20.0.5.1", by: 5, events: 8),
      flow("20.0.6.1", by: 2, events: 1),
    ]
    func chosen(_ budget: Int) throws -> [String] {
      lines(try part(flows, budget: budget)).compactMap {
        $0.hasPrefix("#") ? String($0.prefix(2)) : nil
      }
    }
    #expect(try chosen(1) == ["#3"])
    #expect(try chosen(2) == ["#3", "#4"])
    #expect(try chosen(3) == ["#3", "#4", "#5"])
    #expect(try chosen(4) == ["#3", "#4", "#5", "#6"])
  }

  @Test func `prefixes get what is left of the budget`() throws {
    let flows = [
      flow("20.0.1.1", by: 3), flow("20.0.1.9", by: 3), flow("30.0.0.1", by: nil, events: 5),
      flow("40.0.0.1", by: nil, events: 6),
    ]
    let two = try part(flows, budget: 2)
    #expect(lines(two) == ["30.0.0.1/32: 30.0.0.1 5", "#3: 20.0.1.1 1, 20.0.1.9 1"])
    #expect(two.leftOut.map(\.peer.text) == ["40.0.0.1"])
    let one = try part(flows, budget: 1)
    #expect(one.candidates.count == 1)
    #expect(one.leftOut.map(\.peer.text) == ["40.0.0.1", "30.0.0.1"])
  }
}

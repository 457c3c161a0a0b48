import PerimetryModel
import PerimetryPolicy
import TestSupport

/// Flows over some weeks in two perimeters, made from a seed. Which categories the perimeters log at all is left to chance.
struct ReadinessWorld {
  var flows: [Flow] = []
  var since: Day?
  var until: Day?
  var settings = ReadinessSettings()
  var decisions: [Decision] = []

  private static let elsewhere = ProfileKey(
    perimeter: ResourceID(
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers"
        + "/Microsoft.Network/networkSecurityPerimeters/edge"), name: "default")
  private static let profiles = [Sample.profile, Sample.otherProfile, elsewhere]
  private static let resources = [
    Sample.storage, Sample.vault, Sample.database,
    Sample.resource("Microsoft.Search/searchServices/s"),
  ]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let days = random.one(of: [3, 9, 20, 45, 70])
    // What is cured or allowed is frequent, so that some resources come out clean.
    let logged = LogCategory.allCases.filter { $0.position < 15 || random.isOne(in: 4) }
      .filter { _ in !random.isOne(in: 3) }
    let calm: [LogCategory] = [
      .publicInboundPerimeterRulesAllowed, .publicOutboundPerimeterRulesAllowed,
      .privateInboundAllowed,
    ]
    for number in 0..<random.one(of: [1, 20, 60, 120]) {
      let category = random.one(of: random.isOne(in: 3) && !logged.isEmpty ? logged : calm)
      flows.append(
        ReadinessWorld.flow(Int64(number), category, within: Int32(days), &random))
    }
    // A blocker of each kind in a resource of its own, so that others have a category to be silent in.
    for category in [
      LogCategory.publicInboundResourceRulesAllowed, .publicOutboundResourceRulesAllowed,
    ] where !random.isOne(in: 4) {
      for profile in ReadinessWorld.profiles {
        var flow = ReadinessWorld.flow(1_000, category, within: Int32(days), &random)
        flow.key = flow.key.moved(
          to: profile, Sample.resource("Microsoft.Search/searchServices/blocked"))
        flows.append(flow)
      }
    }
    if random.isOne(in: 2) { flows.sort { $0.key < $1.key } }
    let span = 20_000..<(20_000 + Int32(days))
    if random.isOne(in: 3) { since = Day(number: Int32.random(in: span, using: &random)) }
    if random.isOne(in: 3) {
      until = Day(
        number: Int32.random(in: (since?.number ?? 20_000)..<span.upperBound, using: &random) + 1)
    }
    settings.cleanDays = random.one(of: [1, 3, 7])
    settings.cycle = random.one(of: ReadinessSettings.Cycle.allCases)
    if random.isOne(in: 4) { settings.directions = [random.one(of: Direction.allCases)] }
    if random.isOne(in: 3) {
      decisions = [
        Decision(
          kind: random.one(of: Decision.Kind.allCases), peer: "198.51.100.0/25", author: "a",
          reason: "r")
      ]
    }
  }

  private static func flow(
    _ number: Int64, _ category: LogCategory, within days: Int32, _ random: inout SeededRandom
  ) -> Flow {
    let isInbound = category.direction == .inbound
    let address =
      random.one(of: ["198.51.100.", "10.0.0."]) + "\(Int.random(in: 1...200, using: &random))"
    var flow = Flow.sample(
      category,
      from: Sample.peer(
        isInbound ? address : random.one(of: ["a.example.com", "b.example.com", "example.org", ""])),
      to: random.one(of: resources), profile: random.one(of: profiles),
      version: random.one(of: ["1", "2", nil]), over: random.isOne(in: 20) ? "SMB" : "HTTPS:TCP",
      sourceResource: isInbound && random.isOne(in: 5) ? Sample.caller(2) : nil,
      events: number + 1, rule: random.one(of: ["IP firewall", "DefaultDenyBySecuredByPerimeter"]),
      key: number)
    let first = 20_000 + Int32.random(in: 0..<days, using: &random)
    let count = random.one(of: [1, 1, 2, 5, days])
    let all = Set(
      (0..<count).map { _ in Int32.random(in: first..<(20_000 + days), using: &random) }
    )
    .map(Day.init(number:)).sorted()
    flow.tally.days = DaySet(ascending: all)
    flow.tally.firstSeen = all[0].start
    flow.tally.lastSeen = Timestamp(
      ticks: all[all.count - 1].start.ticks + Int64.random(in: 0..<1_000, using: &random))
    return flow
  }

  /// As the store would cut them to the window.
  var chosen: [Flow] {
    flows.compactMap { flow in
      var flow = flow
      let days = flow.tally.days.days.filter { day in
        since.map { $0 <= day } ?? true && until.map { day < $0 } ?? true
      }
      guard let first = days.first, let last = days.last else { return nil }
      if last != flow.tally.lastSeen.day { flow.tally.lastSeen = last.start }
      if first != flow.tally.firstSeen.day { flow.tally.firstSeen = first.start }
      flow.tally.days = DaySet(ascending: days)
      return flow
    }
  }

  var recommendation: Recommendation {
    Recommender(options: Recommendation.Options(), decided: index)
      .recommend(for: assessments, history: flows)
  }

  private var index: DecisionIndex { DecisionIndex(Decisions(decisions)) }

  private var assessments: [Assessment] {
    index.judge(Enforcement(history: flows).assess(chosen))
  }

  var readiness: Readiness {
    var filter = FlowFilter()
    (filter.since, filter.until) = (since?.start, until?.start)
    return ReadinessBoard(settings: settings, filter: filter, history: flows)
      .readiness(of: assessments, recommendation: recommendation)
  }
}

import PerimetryModel

/// Replays rules over recorded flows: what each would have met with, and what of that is another answer than was logged.
///
/// Linear in the flows; a flow costs a look-up for each prefix length that occurs in its profile's rules, however many
/// rules there are.
public struct Replay: Sendable {
  private let settings: ReplaySettings
  private let rules: ExistingRules
  private let cures: CureIndex
  private let serviceTags: ServiceTagUse?

  /// - Parameters:
  ///   - history: every flow of the store: what a newer version of the rules lets through, a rule lets through that may not
  ///     be among those given.
  ///   - serviceTags: whom the tags in the rules let in; `nil` where that is not known.
  public init(
    _ rules: ExistingRules, history: [Flow], settings: ReplaySettings = ReplaySettings(),
    serviceTags: ServiceTagUse? = nil
  ) {
    self.rules = rules
    self.serviceTags = serviceTags
    self.settings = settings
    cures = CureIndex(history)
  }

  /// Of one profile. Shared, so that what it gathers is changed in place.
  private final class Court {
    let judge: Judge
    var uses: UseBook
    private var neighbours: RuleIndex.Neighbours?

    init(_ judge: Judge) {
      self.judge = judge
      uses = UseBook(judge.index)
    }

    func nearest(to peer: Peer) -> NearestElement? {
      // No prefix ever matches a private source.
      if case .address(let address) = peer, !address.scope.isMatchableByPrefix { return nil }
      let made = neighbours ?? judge.index.neighbours
      neighbours = made
      return made.nearest(to: peer)
    }
  }

  /// - Parameter flows: in any order; those in the order of their keys are the fastest.
  public func simulate(_ flows: [Flow]) -> Simulation {
    var courts: [ProfileKey: Court] = [:]
    var strangers: Set<ProfileKey> = []
    var changes = ChangeBook()
    var totals = TotalBook()
    for run in flows.runs(by: \.key) {
      let first = flows[run.lowerBound].key
      let profile = first.profile
      if courts[profile] == nil, !strangers.contains(profile) {
        if let court = court(of: profile) {
          courts[profile] = court
        } else {
          strangers.insert(profile)
        }
      }
      let category = first.category.known
      let beside =
        category?.verdict == .wouldBeDenied ? cures.cures(beside: first) : CureIndex.Cures()
      let fixed = category.map(\.rulingWithoutRules) ?? Ruling(.cannotTell, .unknownCategory)
      let court = courts[profile]
      let judge = court?.judge
      for flow in flows[run] {
        var ruling = fixed
        var matched: [RuleMatch] = []
        if ruling == nil, let category, let judge {
          let wasMatched = category.verdict == .allowedByRule
          let matches = judge.index.matches(flow.key, wasMatched: wasMatched)
          let judged = judge.ruling(
            on: flow.key, category, matches: matches,
            isCured: beside.version(curing: flow.key) != nil)
          if judged.cause == .rule {
            court?.uses.add(flow, matches)
            matched = matches
          }
          ruling = judged
        }
        let result = ruling ?? Ruling(.cannotTell, .noRulesGiven)
        let outcome = category?.outcome
        totals.add(flow, from: outcome, to: result.result)
        if let outcome, result.isOther(than: outcome) {
          changes.add(
            flow, from: outcome, result,
            rules: result.cause == .rule
              ? matched.compactMap { judge?.index.rules[$0.rule].name }
              : flow.key.matchedRule.map { [$0] } ?? [])
        }
      }
    }
    return Simulation(
      settings: settings, totals: totals.totals,
      changes: changes.changes { profile, _, peer in courts[profile]?.nearest(to: peer) },
      uses: courts.keys.sorted().flatMap { courts[$0]?.uses.uses(of: $0) ?? [] },
      profilesWithoutRules: strangers.sorted())
  }

  /// What the rules make of one flow, element by element. `nil` where no file speaks of its profile, and for traffic that
  /// rules have no say in.
  public func trial(of flow: Flow) -> RuleTrial? {
    guard let category = flow.key.category.known, category.rulingWithoutRules == nil,
      let judge = court(of: flow.key.profile)?.judge
    else { return nil }
    let wasMatched = category.verdict == .allowedByRule
    let cures =
      category.verdict == .wouldBeDenied ? cures.cures(beside: flow.key) : CureIndex.Cures()
    let ruling = judge.ruling(
      on: flow.key, category,
      matches: judge.index.matches(flow.key, wasMatched: wasMatched),
      isCured: cures.version(curing: flow.key) != nil)
    return RuleTrial(
      key: flow.key, events: flow.tally.events, ruling: ruling,
      attempts: judge.index.attempts(on: flow.key, wasMatched: wasMatched),
      remedy: ruling.result == .denied ? Replay.remedy(for: flow, ruling) : nil)
  }

  /// - Returns: `nil` where it is not known.
  private static func remedy(for flow: Flow, _ ruling: Ruling) -> String? {
    if ruling.cause == .unsupportedProtocol { return Obstacle.unsupportedProtocol.cure }
    let blocked = Assessment(flow: flow, verdict: .wouldBeDenied, cause: .ruleIsGone)
    if let obstacle = Obstacle(standingInTheWayOf: blocked) { return obstacle.cure }
    switch flow.key.peer {
    case .address(let address): return "an inbound rule with the prefix \(IPPrefix(address))"
    case .domain(let name): return "an outbound rule with the domain name \(name)"
    case .resource, .app, .unreadable, .none: return nil
    }
  }

  private func court(of profile: ProfileKey) -> Court? {
    guard let found = rules.profile(profile) else { return nil }
    let index = RuleIndex(found.rules, serviceTags)
    return Court(
      Judge(
        index: index,
        isComplete: settings.rulesAreComplete || found.extent == .complete, settings: settings))
  }
}

extension Ruling {
  /// Whether it is not what was logged. What nobody can tell is another answer, what is decided elsewhere is not.
  fileprivate func isOther(than outcome: Outcome) -> Bool {
    switch result {
    case .allowed: outcome != .approved
    case .denied: outcome != .denied
    case .cannotTell: true
    case .undecided: false
    }
  }
}

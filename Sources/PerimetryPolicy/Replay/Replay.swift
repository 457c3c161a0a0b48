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

  /// - Parameter flows: in any order; those in the order of their keys are the fastest.
  public func simulate(_ flows: [Flow]) -> Simulation {
    let runs = flows.runs(by: \.key)
    var judges: [ProfileKey: Judge] = [:]
    var strangers: Set<ProfileKey> = []
    for profile in Set(runs.lazy.map { flows[$0.lowerBound].key.profile }) {
      judges[profile] = judge(of: profile)
      if judges[profile] == nil { strangers.insert(profile) }
    }
    let halves = TwoCores.halves(of: flows.indices, cutAt: Replay.cut(flows, runs)) { half in
      var book = ReplayBook(judges)
      for run in runs where half.contains(run.lowerBound) { add(flows[run], to: &book) }
      return book
    }
    let (changes, totals, uses) = ReplayBook.joined(halves)
    return Simulation(
      settings: settings, totals: totals.totals, changes: changes,
      uses: uses.keys.sorted().flatMap { uses[$0]?.uses(of: $0) ?? [] },
      profilesWithoutRules: strangers.sorted())
  }

  /// Where flows are cut in two: as near to the middle as what changes at one resource stays together, whatever its category;
  /// the end, where it does not lie together.
  private static func cut(_ flows: [Flow], _ runs: [Range<Int>]) -> Int {
    struct Spot: Hashable {
      let place: Place
      let direction: Direction
    }
    let spots = runs.map { run in
      let key = flows[run.lowerBound].key
      return Spot(place: Place(key), direction: key.direction)
    }
    let middle = flows.count / 2
    func distance(_ number: Int) -> Int { abs(runs[number].lowerBound - middle) }
    let cut = runs.indices.dropFirst().lazy.filter { spots[$0 - 1] != spots[$0] }
      .min { distance($0) < distance($1) }
    guard let cut, Set(spots[..<cut]).isDisjoint(with: spots[cut...]) else { return flows.count }
    return runs[cut].lowerBound
  }

  /// - Parameter run: flows that lie beside each other.
  private func add(_ run: ArraySlice<Flow>, to book: inout ReplayBook) {
    guard let first = run.first?.key else { return }
    let category = first.category.known
    let beside =
      category?.verdict == .wouldBeDenied ? cures.cures(beside: first) : CureIndex.Cures()
    let fixed = category.map(\.rulingWithoutRules) ?? Ruling(.cannotTell, .unknownCategory)
    let judge = book.judges[first.profile]
    let wasMatched = category?.verdict == .allowedByRule
    var uses = book.uses.removeValue(forKey: first.profile)
    for flow in run {
      var ruling = fixed
      var matched: [RuleMatch] = []
      if ruling == nil, let category, let judge {
        let matches = judge.index.matches(flow.key, wasMatched: wasMatched)
        let judged = judge.ruling(
          on: flow.key, category, matches: matches, isCured: beside.version(curing: flow.key) != nil
        )
        if judged.cause == .rule {
          uses?.add(flow, matches)
          matched = matches
        }
        ruling = judged
      }
      let result = ruling ?? Ruling(.cannotTell, .noRulesGiven)
      let outcome = category?.outcome
      book.totals.add(flow, from: outcome, to: result.result)
      if let outcome, result.isOther(than: outcome) {
        book.changes.add(
          flow, from: outcome, result,
          rules: result.cause == .rule
            ? matched.compactMap { judge?.index.rules[$0.rule].name }
            : flow.key.matchedRule.map { [$0] } ?? [])
      }
    }
    book.uses[first.profile] = uses
  }

  /// What the rules make of one flow, element by element. `nil` where no file speaks of its profile, and for traffic that
  /// rules have no say in.
  public func trial(of flow: Flow) -> RuleTrial? {
    guard let category = flow.key.category.known, category.rulingWithoutRules == nil,
      let judge = judge(of: flow.key.profile)
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

  /// `nil` where no file speaks of the profile.
  private func judge(of profile: ProfileKey) -> Judge? {
    rules.profile(profile).map { found in
      Judge(
        index: RuleIndex(found.rules, serviceTags),
        isComplete: settings.rulesAreComplete || found.extent == .complete, settings: settings)
    }
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

import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// Under the rules in force a replay says what was logged, and where it says otherwise there is a reason that the
/// documentation names.
@Suite struct RulesInForceTests {
  enum Explanation: String, CaseIterable {
    /// Rules or mode are others than when it was logged, and the platform would do now what the replay says.
    case changedSince
    /// Nobody published whom a tag holds, or nobody knows whether the service heeds it.
    case tag
    /// The rule that the log names holds a tag by now, which is taken to be what let it in.
    case tagInRuleOfThatName
    /// Members of a linked perimeter are known by an identity.
    case link
    /// The log does not name a caller whom a subscription lets in, or may have.
    case unnamedCaller
    /// Learning leaves to the resource's rules what no access rule lets in, and they were not asked then.
    case resourceRulesNotAsked
    /// The caller's subscription is in a rule, but it came with a key, which no log says.
    case key
    /// Nobody told the public network access.
    case untoldAccess
  }

  private struct Case {
    var platform: LivePlatform
    var place: LiveWorld.Place
    var request: LiveWorld.Request
    var flow: Flow
    var answer: Ruling.Result
  }

  /// One case a request, replayed in the mode its resource is in now.
  private static func cases(_ world: LiveWorld) -> [Case] {
    let platform = LivePlatform(world)
    let logged = world.places.map { place in
      place.requests.enumerated().compactMap { number, request in
        platform.log(request, at: place, number).map { (request, $0) }
      }
    }
    let history = logged.flatMap { $0.map(\.1) }
    let rules = ExistingRules([
      .init(key: Sample.profile, rules: world.rules[1], extent: .complete)
    ])
    return zip(world.places, logged).flatMap { place, records in
      var settings = ReplaySettings()
      settings.mode = place.modes[1]
      if world.tellsAccess { settings.publicAccess = place.access }
      let replay = Replay(
        rules, history: history, settings: settings, serviceTags: world.use)
      return records.compactMap { request, flow in
        replay.simulate([flow]).totals.first.map {
          Case(platform: platform, place: place, request: request, flow: flow, answer: $0.to)
        }
      }
    }
  }

  /// What an outcome is called that is no other than the one logged.
  private static func result(_ outcome: Outcome?) -> Ruling.Result {
    switch outcome {
    case .approved: .allowed
    case .denied: .denied
    case nil: .undecided
    }
  }

  private static func truth(_ one: Case) -> Ruling.Result {
    let position = one.platform.evaluate(one.request, at: one.place, time: 1).category
    return result(LogCategory.allCases.first { $0.position == position }?.outcome)
  }

  /// `nil` where nothing explains it.
  private static func explanation(_ one: Case) -> Explanation? {
    let (world, request) = (one.platform.world, one.request)
    let elements = world.rules[1].filter { $0.direction == .inbound }.flatMap(\.elements)
    let category = one.flow.key.category.known?.position ?? 0
    let truth = truth(one)
    let callersRule = elements.contains {
      if case .element(.subscription(let id)) = $0 {
        request.caller?.subscription == id
      } else {
        false
      }
    }
    guard one.answer == .cannotTell else {
      if one.answer == truth { return .changedSince }
      if one.answer == .allowed, request.usesKey, request.isNamed, callersRule { return .key }
      if truth == .allowed, !request.isNamed, !request.usesKey, callersRule {
        return .unnamedCaller
      }
      let named = world.rules[1].first { $0.name == one.flow.key.matchedRule }
      let holdsTag = named?.elements.contains {
        if case .element(.serviceTag(let name)) = $0 {
          request.source.map { world.tags[name]?.contains($0) ?? false } ?? false
        } else {
          false
        }
      }
      if category == 1, one.answer == .allowed, holdsTag ?? false, !one.place.heedsTags {
        return .tagInRuleOfThatName
      }
      return !world.tellsAccess && one.place.modes[1] == .learning
        && one.place.access != .enabled ? .untoldAccess : nil
    }
    guard let source = request.source else { return nil }
    let known = Set(world.use?.tags.tags.map(\.name) ?? [])
    for case .element(.serviceTag(let name)) in elements where !request.usesServiceEndpoint {
      if !known.contains(name) || world.tags[name]?.contains(source) ?? false { return .tag }
    }
    let hasLink = elements.contains { if case .perimeter = $0 { true } else { false } }
    if hasLink, request.isNamed || category == 1 { return .link }
    let hasSubscriptions = elements.contains {
      if case .element(.subscription) = $0 { true } else { false }
    }
    if category == 1, hasSubscriptions, !request.isNamed { return .unnamedCaller }
    guard one.place.modes[1] == .learning, [1, 2].contains(category) else { return nil }
    // A denial of old says nothing of the resource's rules either, where nobody tells the access.
    return category == 1 || !world.tellsAccess ? .resourceRulesNotAsked : nil
  }

  /// Where everything is told, named and published, and nothing changed, there is nothing to explain.
  @Test(arguments: 0..<150 as Range<UInt64>)
  func aReplayOfThePresentSaysWhatWasLogged(seed: UInt64) {
    for one in Self.cases(LiveWorld(seed: seed, isPlain: true)) {
      let logged = Self.result(one.flow.key.category.known?.outcome)
      #expect(
        one.answer == logged,
        "seed \(seed): \(one.flow.key.category.name) \(one.request) at \(one.place.resource.name)")
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func everyDisagreementIsExplained(seed: UInt64) {
    for one in Self.cases(LiveWorld(seed: seed, isPlain: false)) {
      let logged = Self.result(one.flow.key.category.known?.outcome)
      if one.answer == logged && one.answer == Self.truth(one) { continue }
      #expect(
        Self.explanation(one) != nil,
        """
        seed \(seed): \(one.answer), logged \(one.flow.key.category.name), now \(Self.truth(one)): \
        \(one.request) at \(one.place.resource.name), \(one.place.modes), \(one.place.access)
        """)
    }
  }

  /// The worlds hold every reason, or the law above would say less than it seems to.
  @Test func everyExplanationIsNeeded() {
    var seen: Set<Explanation> = []
    var (agreeing, all) = (0, 0)
    for seed in 0..<300 as Range<UInt64> {
      for one in Self.cases(LiveWorld(seed: seed, isPlain: false)) {
        all += 1
        let isLogged = one.answer == Self.result(one.flow.key.category.known?.outcome)
        if isLogged { agreeing += 1 }
        if isLogged && one.answer == Self.truth(one) { continue }
        if let explanation = Self.explanation(one) { seen.insert(explanation) }
      }
    }
    #expect(seen == Set(Explanation.allCases))
    #expect(agreeing > all / 2 && agreeing < all)
  }
}

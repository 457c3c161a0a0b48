import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct ReadinessTests {
  static let seeds = 0..<300 as Range<UInt64>

  @Test(arguments: seeds)
  func everyAnswerIsTheNaiveOne(seed: UInt64) {
    let world = ReadinessWorld(seed: seed)
    let naive = NaiveReadiness(world)
    let readiness = world.readiness
    for row in readiness.resources where row.source == .logs {
      let place = "seed \(seed): \(row.profile.name) \(row.resource.name)"
      #expect(row.status == naive.status(row.profile, row.resource), "\(place)")
      let mine = world.chosen.filter {
        $0.key.profile == row.profile && $0.key.resource == row.resource
      }
      let blockers = naive.blockers(mine)
      #expect(row.openEvents == blockers.map(\.tally.events).reduce(0, +), "\(place)")
      #expect(row.openPeers == Set(blockers.map(\.key.peer)).count, "\(place)")
      if row.status == .unobserved { continue }
      #expect(row.daysClean == naive.daysClean(row.profile, row.resource), "\(place)")
      #expect(row.daysCured == naive.daysCured(row.profile, row.resource), "\(place)")
      #expect(row.sufficiency.plain == naive.seen(row.profile, row.resource), "\(place)")
    }
    for profile in readiness.profiles {
      #expect(
        profile.sufficiency.plain == naive.seen(profile.profile, nil),
        "seed \(seed): \(profile.profile.name)")
    }
    let places = Set(
      world.flows.map { "\($0.key.profile.name) \($0.key.profile.perimeter) \($0.key.resource)" })
    #expect(readiness.resources.count { $0.source == .logs } == places.count, "seed \(seed)")
  }

  /// A day's figure for each day until then would fill the memory.
  @Test func `a clock that runs ahead by millennia costs the curve, not the board`() throws {
    let end = Day(year: 9999, month: 12, day: 31)
    let flows = [20_000, try #require(end).number].map {
      Flow.sample(from: Sample.peer("198.51.100.7"), day: $0)
    }
    let readiness = ReadinessBoard(
      settings: ReadinessSettings(), filter: FlowFilter(), history: flows
    )
    .readiness(of: Enforcement(history: flows).assess(flows), recommendation: .of(flows))
    let seen = try #require(readiness.profiles.first).sufficiency
    #expect(seen.days > 2_900_000 && seen.missingDays == seen.days - 2)
    #expect(seen.newPeers.isEmpty)
    #expect(seen.reasons.contains(.daysMissing))
  }

  /// A test whose worlds know one answer only would not see much.
  @Test func theWorldsHoldEveryAnswer() {
    var statuses: [ReadinessStatus: Int] = [:]
    var verdicts: [Sufficiency.Verdict: Int] = [:]
    var cured = 0
    for seed in Self.seeds {
      for row in ReadinessWorld(seed: seed).readiness.resources {
        statuses[row.status, default: 0] += 1
        verdicts[row.sufficiency.verdict, default: 0] += 1
        cured += row.daysCured > 0 ? 1 : 0
      }
    }
    for status in ReadinessStatus.allCases { #expect(statuses[status] ?? 0 >= 20, "\(statuses)") }
    #expect(cured >= 5)
    for verdict in Sufficiency.Verdict.allCases {
      #expect(verdicts[verdict] ?? 0 >= 3, "\(verdicts)")
    }
  }

  /// What the board says of fates adds up to what the recommendation says of them.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func fatesAreTheRecommendations(seed: UInt64) {
    let world = ReadinessWorld(seed: seed)
    let readiness = world.readiness
    func sum(_ part: Recommendation.Part, where isWanted: (BlockerFate) -> Bool) -> Int64 {
      readiness.resources.filter { $0.profile == part.profile }.flatMap(\.blockers)
        .filter { $0.direction == part.direction && isWanted($0.fate) }.map(\.events).reduce(0, +)
    }
    for part in world.recommendation.parts {
      let place = "seed \(seed): \(part.profile.name) \(part.direction)"
      #expect(
        sum(part) { $0 == .proposed }
          == part.candidates.flatMap(\.peers).map(\.tally.events).reduce(0, +), "\(place)")
      #expect(
        sum(part) { $0 == .withheld } == part.withheld.map(\.tally.events).reduce(0, +), "\(place)")
      #expect(
        sum(part) { $0 == .leftOut } == part.leftOut.map(\.tally.events).reduce(0, +), "\(place)")
      #expect(
        sum(part) { $0.obstacle != nil }
          == part.incurable.map(\.summary.tally.events).reduce(0, +), "\(place)")
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func aBlockerNeverMakesAResourceMoreReady(seed: UInt64) throws {
    var world = ReadinessWorld(seed: seed)
    world.decisions = []
    var random = SeededRandom(seed: seed &+ 7)
    let other = random.one(of: world.flows)
    let day = random.one(of: other.tally.days.days)
    var blocker = Flow.sample(
      random.one(of: [.publicInboundResourceRulesAllowed, .publicOutboundResourceRulesAllowed]),
      from: Sample.peer("192.0.2.7"), to: other.key.resource, profile: other.key.profile,
      version: "9")
    blocker.tally.days = DaySet(day)
    (blocker.tally.firstSeen, blocker.tally.lastSeen) = (day.start, day.start)
    let before = status(world.readiness, other.key)
    world.flows.append(blocker)
    let after = status(world.readiness, other.key)
    // One before the window shows that the setting exports the category, like any resource's.
    if let since = world.since, day < since { return }
    let isSeen = world.until.map { day < $0 } ?? true
    #expect(after == (isSeen ? .blocked : before), "seed \(seed)")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func aCategoryLessNeverMakesTheUnclearReady(seed: UInt64) {
    let world = ReadinessWorld(seed: seed)
    let unclear = world.readiness.resources.filter { $0.status == .cannotTell }
    for category in LogCategory.allCases where category.position < 14 {
      var less = world
      less.flows.removeAll { $0.key.category == .known(category) }
      let after = less.readiness
      for row in unclear {
        let status = after.resources.first {
          $0.resource == row.resource && $0.profile == row.profile
        }?.status
        #expect(status != .ready, "seed \(seed): \(row.resource.name) without \(category)")
      }
    }
  }

  private func status(_ readiness: Readiness, _ key: FlowKey) -> ReadinessStatus? {
    readiness.resources.first { $0.resource == key.resource && $0.profile == key.profile }?.status
  }

  @Test func modesAreWhatCategoriesProve() {
    func mode(_ categories: LogCategory..., rule: String = "x") -> AccessMode? {
      let flows = categories.map { Flow.sample($0, from: Sample.peer("192.0.2.1"), rule: rule) }
      return board(flows).resources.first?.mode
    }
    #expect(mode(.publicInboundResourceRulesAllowed) == .learning)
    #expect(mode(.publicInboundPerimeterRulesDenied) == .enforced)
    #expect(
      mode(.publicInboundPerimeterRulesDenied, rule: "DefaultDenyBySecuredByPerimeter") == .unknown)
    #expect(mode(.publicInboundResourceRulesDenied, .publicInboundPerimeterRulesDenied) == .mixed)
    #expect(mode(.privateInboundAllowed) == .unknown)
    let both = board([
      .sample(.publicInboundResourceRulesAllowed, from: Sample.peer("192.0.2.1")),
      .sample(
        .publicInboundPerimeterRulesDenied, from: Sample.peer("192.0.2.1"), to: Sample.vault),
    ])
    #expect(both.perimeters.map(\.isMixed) == [true])
  }

  /// Calls within a perimeter are logged as denied by mistake: no sign that it enforces.
  @Test func aDenialThatWasNoneTellsNoMode() {
    func rows(_ destination: Peer, rule: String = "DenyAll") -> Readiness {
      board([
        .sample(.publicInboundResourceRulesAllowed, from: Sample.peer("192.0.2.1")),
        .sample(.privateInboundAllowed, from: Sample.peer("10.0.0.4"), to: Sample.vault),
        .sample(.publicOutboundPerimeterRulesDenied, from: destination, rule: rule),
      ])
    }
    func mode(_ readiness: Readiness) -> AccessMode? {
      readiness.resources.first { $0.resource == Sample.database }?.mode
    }
    let within = rows(.resource(Sample.vault))
    #expect(mode(within) == .learning && within.perimeters.map(\.isMixed) == [false])
    #expect(mode(rows(Sample.peer("api.example.com"))) == .mixed)
    #expect(mode(rows(.resource(Sample.vault), rule: "other")) == .mixed)
  }

  @Test func membersAndFilesNameTheSilent() {
    let member = Sample.resource("Microsoft.Storage/storageAccounts/member")
    let flow = Flow.sample(.intraPerimeterInboundAllowed, from: .resource(member))
    let known = KnownResource(
      resource: Sample.vault, profile: Sample.profile, source: .file, mode: "Learning")
    let rows = board([flow], known: [known, known]).resources
    let silent = rows.filter { $0.status == .unobserved }
    #expect(silent.map(\.resource) == [Sample.vault, member])
    #expect(silent.map(\.source) == [.file, .traffic])
    #expect(silent.map(\.declaredMode) == ["Learning", nil])
  }

  @Test func servicesAreAskedForWhatTheyNeed() {
    let sql = Flow.sample(.publicInboundPerimeterRulesAllowed, from: Sample.peer("192.0.2.1"))
    func checks(_ rules: [ExistingRule], _ extent: ExistingRules.Extent) -> [Bool?]? {
      board(
        [sql],
        existing: ExistingRules([.init(key: Sample.profile, rules: rules, extent: extent)])
      ).resources.first?.checks.map(\.holds)
    }
    let tags = ExistingRule(
      name: "tags", direction: .inbound,
      elements: [.element(.serviceTag("Sql.WestEurope")), .element(.serviceTag("sqlmanagement"))])
    let everywhere = ExistingRule(
      name: "out", direction: .outbound, elements: [.element(.everyDomain)])
    #expect(checks([], .complete) == [false, false])
    #expect(checks([], .excerpt) == [nil, nil])
    #expect(checks([tags], .excerpt) == [nil, true])
    #expect(checks([tags, everywhere], .complete) == [true, true])
    func storage(_ name: String?) -> Bool?? {
      board([
        .sample(
          .publicInboundPerimeterRulesAllowed, from: Sample.peer("192.0.2.1"), to: Sample.storage,
          over: name)
      ]).resources.first?.checks.first?.holds
    }
    #expect(storage("HTTPS:TCP") == true && storage("SMB") == false)
    #expect(storage(nil) == .some(nil) && storage("TCP") == .some(nil))
  }

  @Test func hoursWithoutRecordsAreThoseWithinTheDays() {
    let flow = Flow.sample(.publicInboundPerimeterRulesAllowed, from: Sample.peer("192.0.2.1"))
    let day = Day(number: 20_000).start
    let hour = 3600 * Timestamp.ticksPerSecond
    let gap = Coverage.Gap(
      start: Timestamp(ticks: day.ticks - 5 * hour), end: Timestamp(ticks: day.ticks + 3 * hour))
    #expect(board([flow], gaps: [gap]).profiles.first?.sufficiency.missingHours == 3)
  }

  private func board(
    _ flows: [Flow], gaps: [Coverage.Gap] = [], existing: ExistingRules = ExistingRules(),
    known: [KnownResource] = []
  ) -> Readiness {
    ReadinessBoard(
      settings: ReadinessSettings(), filter: FlowFilter(), history: flows, gaps: gaps,
      existing: existing, known: known
    ).readiness(
      of: Enforcement(history: flows).assess(flows), recommendation: Recommendation.of(flows))
  }
}

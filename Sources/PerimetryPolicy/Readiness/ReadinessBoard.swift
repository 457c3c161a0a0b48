import PerimetryModel

/// Says of every resource whether it can be switched to enforced mode, and of every resource and profile whether enough was
/// seen. Linear in the flows, but for the sort of the board.
public struct ReadinessBoard: Sendable {
  private let settings: ReadinessSettings
  private let filter: FlowFilter
  private let existing: ExistingRules
  private let sight: PerimeterSight
  private let known: [KnownResource]
  private let gaps: [Coverage.Gap]
  private let hours: [ResourceID: HourReckoning]
  /// `nil` where no denial can be an artefact.
  private let traffic: TrafficBook?

  /// - Parameters:
  ///   - filter: by which the traffic was chosen; resources beside it are left out.
  ///   - history: every flow of the store.
  ///   - gaps: hours without any record in the store.
  ///   - hours: with records, by perimeter: hours since 1970, ascending.
  ///   - existing: the rules that are there, for what SQL servers need.
  ///   - known: resources that files name; what the logs name is found here.
  public init(
    settings: ReadinessSettings, filter: FlowFilter, history: [Flow], gaps: [Coverage.Gap] = [],
    hours: [ResourceID: [Int64]] = [:], existing: ExistingRules = ExistingRules(),
    known: [KnownResource] = []
  ) {
    self.settings = settings
    self.filter = filter
    self.existing = existing
    self.gaps = gaps
    self.hours = hours.mapValues { hours in
      HourReckoning(
        hours.filter { hour in
          let day = Day(number: Int32(hour / 24))
          return filter.since.map { $0.day <= day } ?? true
            && filter.until.map { day.start < $0 } ?? true
        })
    }
    sight = PerimeterSight(history, since: filter.since, until: filter.until)
    self.known = known
    traffic =
      history.contains { TrafficBook.mayBeArtefact($0.key) } ? TrafficBook(history) : nil
  }

  /// - Parameters:
  ///   - assessments: of what the filter lets through.
  ///   - recommendation: what is proposed for them.
  public func readiness(
    of assessments: [Assessment], recommendation: Recommendation
  ) -> Readiness {
    let proposal = ProposalIndex(recommendation)
    var books: [Place: ResourceBook] = [:]
    var profiles: [ProfileKey: PeerBook] = [:]
    for run in assessments.runs(by: \.flow.key) {
      let key = assessments[run.lowerBound].flow.key
      let place = Place(key)
      var book = books.removeValue(forKey: place) ?? ResourceBook(key.resource)
      var profile = profiles.removeValue(forKey: key.profile) ?? PeerBook()
      let part = proposal.part(of: key)
      for assessment in assessments[run] {
        book.add(
          assessment, part, isArtefact: traffic?.isArtefact(assessment.flow) ?? false)
        profile.add(assessment)
      }
      books[place] = book
      profiles[key.profile] = profile
    }
    let declared = Dictionary(
      known.compactMap { known in known.mode.map { (known.resource, $0) } },
      uniquingKeysWith: { first, _ in first })
    var resources = books.map { row(of: $1, at: $0) } + unobserved(beside: books.keys)
    for index in resources.indices {
      resources[index].declaredMode = declared[resources[index].resource]
    }
    return Readiness(
      settings: settings, resources: resources,
      profiles: profiles.map { key, book in
        .init(
          profile: key,
          sufficiency: sufficiency(
            of: book, in: key.perimeter, since: sight.firstDay(of: key),
            blind: blind(key.perimeter, settings.directions)))
      },
      perimeters: Set(resources.map(\.profile.perimeter)).map { perimeter in
        .init(
          perimeter: perimeter, seen: sight.seen(in: perimeter),
          modes: Set(
            resources.lazy.filter { $0.profile.perimeter == perimeter }.map(\.mode)
          ).subtracting([.unknown]),
          lastBlockers: sight.lastBlockers(in: perimeter),
          daysSince: sight.lastBlockers(in: perimeter).mapValues { last in
            sight.days(in: perimeter, since: last).count { $0 > last }
          },
          hours: hours[perimeter]?.habit(since: Day(number: 0)))
      })
  }

  private func row(of book: ResourceBook, at place: Place) -> ResourceReadiness {
    let perimeter = place.profile.perimeter
    let directions = judged(place.resource)
    let first = sight.firstDay(of: place)
    let days = sight.days(in: perimeter, since: first)
    let watched = sight.watchedSince(in: perimeter, directions)
    // Days after it fell silent show nothing.
    let last = book.tally?.days.days.last
    let cleanDays = days.filter { day in
      day <= last ?? day && day >= watched ?? day && book.lastBlockerDay.map { day > $0 } ?? true
    }
    let clean = cleanDays.count
    var doubts = blind(perimeter, directions).map(ReadinessDoubt.neverSeen)
    if clean < settings.cleanDays { doubts.append(.tooFewDays) }
    if !book.unknownDirections.isDisjoint(with: directions) { doubts.append(.unknownCategory) }
    if place.resource.text.isEmpty { doubts.append(.unnamed) }
    let blockers = book.blockers
    return ResourceReadiness(
      resource: place.resource, profile: place.profile,
      status: !blockers.isEmpty ? .blocked : doubts.isEmpty ? .ready : .cannotTell,
      doubts: doubts.sorted(), source: .logs, mode: book.mode,
      isSecuredByPerimeter: book.namesSecuredByPerimeter, daysClean: clean,
      daysCured: cleanDays.count(where: Set(book.curedDays.days).contains), blockers: blockers,
      openPeers: book.openPeers, incurablePeers: book.incurablePeers,
      decidedEvents: book.decidedEvents,
      checks: book.checks + ServiceCheck.sql(place.resource, existing.profile(place.profile)),
      tally: book.tally,
      sufficiency: sufficiency(
        of: book.peers, in: perimeter, since: first, blind: blind(perimeter, directions)))
  }

  /// Resources that are known of and logged nothing of what was chosen.
  private func unobserved(beside logged: some Collection<Place>) -> [ResourceReadiness] {
    var named = Set(logged.map(\.resource))
    var found: [KnownResource] = []
    let inLogs = sight.places.filter { !logged.contains($0) }.map {
      KnownResource(resource: $0.resource, profile: $0.profile, source: .logs)
    }
    // A resource that logged in another profile than this one still has its place there.
    for resource in inLogs where isChosen(resource) {
      found.append(resource)
      named.insert(resource.resource)
    }
    named.formUnion(sight.places.map(\.resource))
    for resource in known + sight.members where isChosen(resource) {
      if named.insert(resource.resource).inserted { found.append(resource) }
    }
    return found.map { resource in
      let perimeter = resource.profile.perimeter
      let blind = blind(perimeter, judged(resource.resource))
      return ResourceReadiness(
        resource: resource.resource, profile: resource.profile, status: .unobserved,
        doubts: blind.map(ReadinessDoubt.neverSeen), source: resource.source,
        checks: ServiceCheck.sql(resource.resource, existing.profile(resource.profile)),
        sufficiency: sufficiency(of: PeerBook(), in: perimeter, since: nil, blind: blind))
    }
  }

  private func isChosen(_ resource: KnownResource) -> Bool {
    var place = filter
    (place.direction, place.operation, place.peer) = (nil, nil, nil)
    return place.matches(
      FlowKey(
        profile: resource.profile, resource: resource.resource, direction: .inbound,
        category: .known(.publicInboundResourceRulesAllowed), peer: .none))
  }

  /// A vault makes no outbound calls (domain.md §3.2): that none were logged says nothing.
  private func judged(_ resource: ResourceID) -> [Direction] {
    settings.directions.filter { $0 == .inbound || !resource.isKeyVault }
  }

  private func blind(_ perimeter: ResourceID, _ directions: [Direction]) -> [Direction] {
    directions.filter { !sight.seen(in: perimeter).contains($0) }
  }

  private func sufficiency(
    of book: PeerBook, in perimeter: ResourceID, since first: Day?, blind: [Direction]
  ) -> Sufficiency {
    SufficiencyReckoning(
      settings: settings, days: sight.days(in: perimeter, since: first), gaps: gaps,
      hours: hours[perimeter]?.habit(since: first), isBlind: !blind.isEmpty
    ).sufficiency(of: book)
  }
}

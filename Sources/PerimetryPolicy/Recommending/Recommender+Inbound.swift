import PerimetryModel

extension Recommender {
  private struct InboundPlan {
    var subscriptions: [Candidate]
    var tags: [Candidate]
    /// Without the peers that the subscriptions and tags let through.
    var traffic: BlockedTraffic
    var problem: CoverProblem
    var chosen: FrontierPoint?
    var cover: PrefixCover

    var peersWithoutRule: Int { cover.leftOut.count + traffic.incurable.count }
  }

  /// Subscriptions where they are wanted, then service tags, prefixes with what is left of the budget.
  func proposeInbound(
    _ traffic: BlockedTraffic, _ history: ProfileHistory, to part: inout Recommendation.Part
  ) {
    let barred = history.refusedAddresses + distrusted(part.withheld)
    let constraint = PrefixConstraint(
      refused: barred, widestIPv4: options.widestIPv4, widestIPv6: options.widestIPv6)
    let plan = inboundPlan(traffic, constraint, part.budget(of: options.budget))
    part.barredTags = barredTags(of: traffic, constraint)
    let (traffic, cover) = (plan.traffic, plan.cover)
    part.candidates = plan.subscriptions + plan.tags + prefixCandidates(cover, for: traffic)
    for index in part.candidates.indices
    where part.candidates[index].peers.contains(where: { history.hasRefused($0.peer) }) {
      part.candidates[index].notes.insert(.alsoRefused)
    }
    part.leftOut = cover.leftOut.compactMap { traffic.curable[.address($0)] }
      .mostEventsFirst.map(\.summary)
    part.incurable = traffic.incurable
    part.exposure = cover.exposure
    part.frontier = plan.problem.frontier
    part.chosen = plan.chosen?.elements
    part.isProven = part.frontier.isProven(
      plan.chosen, under: options.beside(plan.tags.map(\.exposure.total)))
    part.fingerprint =
      question(of: part.profile, traffic, barred: barred).fingerprint
    part.elementsNeeded =
      plan.subscriptions.count + plan.tags.count
      + constraint.fewestPrefixes(holding: traffic.addresses)
  }

  /// What the optimum is asked of for each profile with blocked inbound traffic, without what subscriptions and service
  /// tags let through already. Parameters as for ``recommend(for:history:)``.
  public func questions(
    for assessments: [Assessment], history: [Flow],
    besides others: [ProfileKey: Set<SubscriptionID>], tags: [ProfileKey: [ServiceTag]] = [:]
  ) -> [CoverQuestion] {
    screened(assessments, history).filter { $0.part.direction == .inbound }.map { screened in
      var (part, traffic) = (screened.part, screened.traffic)
      if let chosen = others[part.profile], !chosen.isEmpty {
        part.candidates = traffic.removeFlows(of: chosen).compactMap {
          Candidate(.subscription($0), for: Array($1.values))
        }
      }
      let tagged = traffic.removeAddresses { address, resources in
        options.serviceTags?.isHeeded(at: resources) ?? false
          && tags[part.profile]?.contains { $0.contains(address) } ?? false
      }
      part.incurable = traffic.incurable
      var asked = question(
        of: part.profile, traffic,
        barred: screened.history.refusedAddresses + distrusted(part.withheld),
        setting: CoverSetting(part, gates: options.gates),
        barredSubscriptions: screened.history.refusedSubscriptions)
      asked.tagged = tagged.compactMap(\.peer.address).sorted()
      return asked
    }
  }

  private func question(
    of profile: ProfileKey, _ traffic: BlockedTraffic, barred: [IPAddress],
    setting: CoverSetting = CoverSetting(), barredSubscriptions: Set<SubscriptionID> = []
  ) -> CoverQuestion {
    var weights: [IPAddress: UInt64] = [:]
    for blocked in traffic.curable.values {
      if let address = blocked.peer.address {
        weights[address] = options.weighing.weight(blocked.tally)
      }
    }
    return CoverQuestion(
      profile: profile, weights: weights, barred: barred, setting: setting,
      existingElements: existing.elementTexts(of: profile),
      barredSubscriptions: barredSubscriptions)
  }

  /// Addresses that a gate about poisoning stopped: no prefix may hold them, whomever else it is for.
  private func distrusted(_ withheld: [PeerSummary]) -> [IPAddress] {
    withheld.lazy.filter { options.gates.stops($0).contains(where: \.gate.isAboutPoisoning) }
      .compactMap(\.peer.address)
  }

  /// As many subscriptions as there are uses for, unless fewer of them leave more of a short budget to prefixes that let
  /// more peers through.
  private func inboundPlan(
    _ traffic: BlockedTraffic, _ constraint: PrefixConstraint, _ budget: Int
  ) -> InboundPlan {
    func plan(_ count: Int) -> InboundPlan {
      var traffic = traffic
      var subscriptions: [Candidate] = []
      if count > 0 {
        let choice = SubscriptionChoice(among: traffic.claims, budget: count)
        subscriptions = choice.candidates
        traffic.removeClaimed(choice.peers)
      }
      return inboundPlan(subscriptions, traffic, constraint, budget)
    }
    var best = plan(options.usesSubscriptions ? budget : 0)
    var count = best.subscriptions.count
    while count > 0 && !best.cover.leftOut.isEmpty {
      count -= 1
      let other = plan(count)
      if other.peersWithoutRule < best.peersWithoutRule { best = other }
      count = min(count, other.subscriptions.count)
    }
    return completed(best, traffic, constraint, budget)
  }

  /// With all that the chosen subscriptions let through behind them, whoever they were chosen for.
  private func completed(
    _ plan: InboundPlan, _ traffic: BlockedTraffic, _ constraint: PrefixConstraint, _ budget: Int
  ) -> InboundPlan {
    let chosen = plan.subscriptions.compactMap(\.element.subscription)
    if chosen.isEmpty { return plan }
    var traffic = traffic
    let taken = traffic.removeFlows(of: Set(chosen))
    let subscriptions = taken.compactMap {
      Candidate(.subscription($0), for: Array($1.values), notes: [.managedIdentityOnly])
    }
    return inboundPlan(subscriptions, traffic, constraint, budget)
  }

  /// The prefixes with what subscriptions and tags leave of the budget: all tags there are uses for where they are
  /// preferred, else one more as long as that leaves less out.
  private func inboundPlan(
    _ subscriptions: [Candidate], _ traffic: BlockedTraffic, _ constraint: PrefixConstraint,
    _ budget: Int
  ) -> InboundPlan {
    let room = budget - subscriptions.count
    guard let use = options.serviceTags else {
      return inboundPlan(subscriptions, [], traffic, constraint, room)
    }
    let choice = TagChoice(traffic, use, constraint, options)
    func plan(_ tags: [ServiceTag]) -> InboundPlan {
      var traffic = traffic
      let candidates = choice.sources(of: tags).compactMap { tag, addresses in
        let wanted = Set(addresses)
        return Candidate(
          .serviceTag(tag.name),
          for: traffic.removeAddresses { address, _ in wanted.contains(address) },
          exposure: tag.exposure(beside: addresses), notes: [.serviceTagPreview])
      }
      return inboundPlan(subscriptions, candidates, traffic, constraint, room)
    }
    var tags = use.isPreferred ? choice.preferred(atMost: room) : []
    var best = plan(tags)
    while !use.isPreferred, tags.count < room, shortfall(best) > 0,
      let next = choice.next(for: best.cover.leftOut, beside: tags)
    {
      let other = plan(tags + [next])
      if shortfall(other) >= shortfall(best) { break }
      tags.append(next)
      best = other
    }
    return best
  }

  /// What stays out that was to be let in, in the unit of the weighing.
  private func shortfall(_ plan: InboundPlan) -> Int {
    guard let chosen = plan.chosen else {
      return plan.problem.frontier.map(\.leftOut).min() ?? 0
    }
    return options.maxLeftOut == nil ? chosen.leftOut : 0
  }

  private func inboundPlan(
    _ subscriptions: [Candidate], _ tags: [Candidate], _ traffic: BlockedTraffic,
    _ constraint: PrefixConstraint, _ room: Int
  ) -> InboundPlan {
    let options = options.beside(tags.map(\.exposure.total))
    let problem = CoverProblem(
      sources: traffic.addresses, weights: traffic.weights(options.weighing), under: constraint,
      budget: room - tags.count, ceiling: options.maxExposure)
    let chosen = problem.frontier.chosen(under: options)
    return InboundPlan(
      subscriptions: subscriptions, tags: tags, traffic: traffic, problem: problem, chosen: chosen,
      cover: problem.cover(elements: chosen?.elements ?? 0))
  }

  /// Of the tags that hold peers and may be proposed those that hold an address no rule may let in.
  private func barredTags(
    of traffic: BlockedTraffic, _ constraint: PrefixConstraint
  ) -> [String: IPAddress] {
    guard let use = options.serviceTags else { return [:] }
    let tags = Set(traffic.addresses.flatMap { use.tags.tags(holding: $0) })
    return tags.filter(use.permits).reduce(into: [:]) { barred, tag in
      barred[tag.name] = constraint.firstRefused(in: tag)
    }
  }

  private func prefixCandidates(_ cover: PrefixCover, for traffic: BlockedTraffic) -> [Candidate] {
    let sources = SourceIndex(traffic.addresses)
    return cover.prefixes.compactMap { prefix in
      let peers = sources.addresses(in: prefix).compactMap { traffic.curable[.address($0)] }
      let isReplaceable = !options.usesSubscriptions && peers.allSatisfy(\.hasOnlySubscriptions)
      return Candidate(
        .prefix(prefix), for: peers, exposure: sources.exposure(of: prefix),
        notes: isReplaceable ? [.subscriptionPossible] : [])
    }
  }
}

extension ExistingRules {
  fileprivate func elementTexts(of profile: ProfileKey) -> Set<String> {
    let elements = self.profile(profile)?.rules.flatMap(\.elements) ?? []
    return Set(
      elements.compactMap { if case .element(let element) = $0 { element.text } else { nil } })
  }
}

extension BlockedTraffic {
  /// `nil` where each counts as one.
  fileprivate func weights(_ weighing: Weighing) -> [IPAddress: UInt64]? {
    if weighing == .peers { return nil }
    return curable.values.reduce(into: [:]) { weights, blocked in
      if let address = blocked.peer.address { weights[address] = weighing.weight(blocked.tally) }
    }
  }

  /// Of the peers a prefix can let through.
  fileprivate var addresses: [IPAddress] { curable.keys.compactMap(\.address) }
}

extension Peer {
  fileprivate var address: IPAddress? {
    if case .address(let address) = self { address } else { nil }
  }
}

extension RuleElement {
  fileprivate var subscription: SubscriptionID? {
    if case .subscription(let id) = self { id } else { nil }
  }
}

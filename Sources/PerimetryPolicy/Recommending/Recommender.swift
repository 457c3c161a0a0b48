import PerimetryModel

/// Proposes rules for exactly the traffic that would be denied, and accounts for all of it: every
/// blocked flow is behind a candidate, left out for want of budget, or incurable.
public struct Recommender: Sendable {
  private struct PartKey: Hashable, Comparable {
    let profile: ProfileKey
    let direction: Direction

    static func < (a: PartKey, b: PartKey) -> Bool {
      a.profile == b.profile ? a.direction < b.direction : a.profile < b.profile
    }
  }

  private let options: Recommendation.Options
  private let existing: ExistingRules

  /// - Parameter existing: the rules by which the assessments were made; they take their part of the budget.
  /// - Precondition: the options are within the ranges they document.
  public init(options: Recommendation.Options, existing: ExistingRules = ExistingRules()) {
    self.options = options
    self.existing = existing
  }

  /// - Parameters:
  ///   - assessments: of the traffic to look at; only what would be denied counts.
  ///   - history: every flow of the store, which tells whom a profile turned away.
  public func recommend(for assessments: [Assessment], history: [Flow]) -> Recommendation {
    var blocked: [PartKey: BlockedTraffic] = [:]
    for run in assessments.runs(by: \.flow.key) {
      guard let first = assessments[run].firstIndex(where: \.needsRule) else { continue }
      let key = assessments[first].flow.key
      let part = PartKey(profile: key.profile, direction: key.direction)
      var traffic =
        blocked.removeValue(forKey: part)
        ?? BlockedTraffic(collectingClaims: options.usesSubscriptions)
      for assessment in assessments[run] where assessment.needsRule {
        traffic.add(assessment)
      }
      blocked[part] = traffic
    }
    let profiles = blocked.isEmpty ? [:] : ProfileHistory.byProfile(history)
    let parts = blocked.sorted { $0.key < $1.key }.map { key, traffic in
      let history = profiles[key.profile] ?? ProfileHistory()
      var part = Recommendation.Part(profile: key.profile, direction: key.direction)
      part.existing = existing.profile(key.profile).map {
        .init(used: $0.elementCount(key.direction), covered: traffic.covered.summaries)
      }
      switch key.direction {
      case .inbound: proposeInbound(traffic, history, to: &part)
      case .outbound: proposeOutbound(traffic, history, to: &part)
      }
      part.candidates.sort { $0.element < $1.element }
      return part
    }
    return Recommendation(options: options, parts: parts)
  }

  /// Subscriptions where they are wanted, prefixes with what is left of the budget.
  private func proposeInbound(
    _ traffic: BlockedTraffic, _ history: ProfileHistory, to part: inout Recommendation.Part
  ) {
    let plan = inboundPlan(traffic, history, part.budget(of: options.budget))
    let (traffic, cover) = (plan.traffic, plan.cover)
    part.candidates = plan.subscriptions + prefixCandidates(cover, for: traffic)
    for index in part.candidates.indices
    where part.candidates[index].peers.contains(where: { history.hasRefused($0.peer) }) {
      part.candidates[index].notes.insert(.alsoRefused)
    }
    part.leftOut = cover.leftOut.compactMap { traffic.curable[.address($0)] }
      .sorted(by: BlockedPeer.precedes).map(\.summary)
    part.incurable = traffic.incurable
    part.exposure = cover.exposure
  }

  private struct InboundPlan {
    var subscriptions: [Candidate] = []
    /// Without the peers that the subscriptions let through.
    var traffic: BlockedTraffic
    var cover: PrefixCover

    var peersWithoutRule: Int { cover.leftOut.count + traffic.incurable.count }
  }

  /// As many subscriptions as there are uses for, unless fewer of them leave more of a short budget to prefixes that let
  /// more peers through.
  private func inboundPlan(
    _ traffic: BlockedTraffic, _ history: ProfileHistory, _ budget: Int
  ) -> InboundPlan {
    func plan(_ count: Int) -> InboundPlan {
      var traffic = traffic
      var subscriptions: [Candidate] = []
      if count > 0 {
        let choice = SubscriptionChoice(among: traffic.claims, budget: count)
        subscriptions = choice.candidates
        traffic.removeClaimed(choice.peers)
      }
      return InboundPlan(
        subscriptions: subscriptions, traffic: traffic,
        cover: cover(traffic, budget - subscriptions.count, history))
    }
    var best = plan(options.usesSubscriptions ? budget : 0)
    var count = best.subscriptions.count
    while count > 0 && !best.cover.leftOut.isEmpty {
      count -= 1
      let other = plan(count)
      if other.peersWithoutRule < best.peersWithoutRule { best = other }
      count = min(count, other.subscriptions.count)
    }
    return completed(best, traffic, history, budget)
  }

  /// With all that the chosen subscriptions let through behind them, whoever they were chosen for.
  private func completed(
    _ plan: InboundPlan, _ traffic: BlockedTraffic, _ history: ProfileHistory, _ budget: Int
  ) -> InboundPlan {
    let chosen = plan.subscriptions.compactMap(\.element.subscription)
    if chosen.isEmpty { return plan }
    var traffic = traffic
    let taken = traffic.removeFlows(of: Set(chosen))
    return InboundPlan(
      subscriptions: taken.compactMap {
        Candidate(.subscription($0), for: Array($1.values), notes: [.managedIdentityOnly])
      }, traffic: traffic, cover: cover(traffic, budget - chosen.count, history))
  }

  private func cover(
    _ traffic: BlockedTraffic, _ budget: Int, _ history: ProfileHistory
  ) -> PrefixCover {
    PrefixCover.optimum(
      sources: traffic.curable.keys.compactMap(\.address), refused: history.refusedAddresses,
      budget: budget, widestIPv4: options.widestIPv4, widestIPv6: options.widestIPv6)
  }

  private func prefixCandidates(_ cover: PrefixCover, for traffic: BlockedTraffic) -> [Candidate] {
    let sources = SourceIndex(traffic.curable.keys.compactMap(\.address))
    return cover.prefixes.compactMap { prefix in
      let peers = sources.addresses(in: prefix).compactMap { traffic.curable[.address($0)] }
      let isReplaceable = !options.usesSubscriptions && peers.allSatisfy(\.hasOnlySubscriptions)
      return Candidate(
        .prefix(prefix), for: peers, exposure: sources.exposure(of: prefix),
        notes: isReplaceable ? [.subscriptionPossible] : [])
    }
  }

  /// One name each, most events first.
  private func proposeOutbound(
    _ traffic: BlockedTraffic, _ history: ProfileHistory, to part: inout Recommendation.Part
  ) {
    let peers = traffic.curable.values.sorted(by: BlockedPeer.precedes)
    let budget = part.budget(of: options.budget)
    part.candidates = peers.prefix(budget).compactMap { peer in
      guard case .domain(let name) = peer.peer else { return nil }
      return Candidate(
        .domain(name), for: [peer],
        notes: history.refusedNames.contains(name) ? [.alsoRefused] : [])
    }
    part.leftOut = peers.dropFirst(budget).map(\.summary)
    part.incurable = traffic.incurable
  }
}

extension RuleElement {
  fileprivate var subscription: SubscriptionID? {
    if case .subscription(let id) = self { id } else { nil }
  }
}

extension Assessment {
  /// Whether it would be denied without a rule.
  fileprivate var needsRule: Bool {
    if case .existingRule = cause { true } else { verdict == .wouldBeDenied }
  }
}

extension Peer {
  fileprivate var address: IPAddress? {
    if case .address(let address) = self { address } else { nil }
  }
}

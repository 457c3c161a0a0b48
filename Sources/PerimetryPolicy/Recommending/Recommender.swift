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

  /// - Precondition: the options are within the ranges they document.
  public init(options: Recommendation.Options) {
    self.options = options
  }

  /// - Parameters:
  ///   - assessments: of the traffic to look at; only what would be denied counts.
  ///   - history: every flow of the store, which tells whom a profile turned away.
  public func recommend(for assessments: [Assessment], history: [Flow]) -> Recommendation {
    var blocked: [PartKey: BlockedTraffic] = [:]
    for run in assessments.runs(by: \.flow.key) {
      guard let first = assessments[run].firstIndex(where: { $0.verdict == .wouldBeDenied })
      else { continue }
      let key = assessments[first].flow.key
      let part = PartKey(profile: key.profile, direction: key.direction)
      var traffic =
        blocked.removeValue(forKey: part)
        ?? BlockedTraffic(collectingClaims: options.usesSubscriptions)
      for assessment in assessments[run] where assessment.verdict == .wouldBeDenied {
        traffic.add(assessment)
      }
      blocked[part] = traffic
    }
    let profiles = blocked.isEmpty ? [:] : ProfileHistory.byProfile(history)
    let parts = blocked.sorted { $0.key < $1.key }.map { key, traffic in
      let history = profiles[key.profile] ?? ProfileHistory()
      var part = Recommendation.Part(profile: key.profile, direction: key.direction)
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
    let plan = inboundPlan(traffic, history)
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
  private func inboundPlan(_ traffic: BlockedTraffic, _ history: ProfileHistory) -> InboundPlan {
    func plan(_ count: Int) -> InboundPlan {
      var traffic = traffic
      var subscriptions: [Candidate] = []
      if count > 0 {
        let choice = SubscriptionChoice(among: traffic.claims, budget: count)
        subscriptions = choice.candidates
        traffic.removeClaimed(choice.peers)
      }
      let cover = PrefixCover.optimum(
        sources: traffic.curable.keys.compactMap(\.address), refused: history.refusedAddresses,
        budget: options.budget - subscriptions.count, widestIPv4: options.widestIPv4,
        widestIPv6: options.widestIPv6)
      return InboundPlan(subscriptions: subscriptions, traffic: traffic, cover: cover)
    }
    var best = plan(options.usesSubscriptions ? options.budget : 0)
    var count = best.subscriptions.count
    while count > 0 && !best.cover.leftOut.isEmpty {
      count -= 1
      let other = plan(count)
      if other.peersWithoutRule < best.peersWithoutRule { best = other }
      count = min(count, other.subscriptions.count)
    }
    return best
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
    part.candidates = peers.prefix(options.budget).compactMap { peer in
      guard case .domain(let name) = peer.peer else { return nil }
      return Candidate(
        .domain(name), for: [peer],
        notes: history.refusedNames.contains(name) ? [.alsoRefused] : [])
    }
    part.leftOut = peers.dropFirst(options.budget).map(\.summary)
    part.incurable = traffic.incurable
  }
}

extension Peer {
  fileprivate var address: IPAddress? {
    if case .address(let address) = self { address } else { nil }
  }
}

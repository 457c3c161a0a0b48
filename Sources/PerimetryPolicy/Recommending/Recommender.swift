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

  let options: Recommendation.Options
  let existing: ExistingRules

  let decided: DecisionIndex

  /// - Parameters:
  ///   - existing: the rules by which the assessments were made; they take their part of the budget.
  ///   - decided: the decisions by which they were made; no gate stops who is accepted.
  /// - Precondition: the options are within the ranges they document.
  public init(
    options: Recommendation.Options, existing: ExistingRules = ExistingRules(),
    decided: DecisionIndex = DecisionIndex(Decisions())
  ) {
    self.options = options
    self.existing = existing
    self.decided = decided
  }

  /// - Parameters:
  ///   - assessments: of the traffic to look at; only what would be denied counts.
  ///   - history: every flow of the store, which tells whom a profile turned away.
  public func recommend(for assessments: [Assessment], history: [Flow]) -> Recommendation {
    let parts = TwoCores.map(screened(assessments, history)) { screened in
      var part = screened.part
      switch part.direction {
      case .inbound: proposeInbound(screened.traffic, screened.history, to: &part)
      case .outbound: proposeOutbound(screened.traffic, screened.history, to: &part)
      }
      if options.usesWildcards, part.direction == .outbound {
        Wildcards(
          refused: screened.history.refusedNames,
          closed: screened.history.closedNames.union(distrustedNames(part.withheld))
        ).apply(
          to: &part, budget: part.budget(of: options.budget))
      }
      ServiceKnowledge.annotate(&part)
      part.candidates.sort { $0.element < $1.element }
      return part
    }
    return Recommendation(options: options, parts: parts)
  }

  /// What the gates let through.
  struct Screened {
    /// Withheld peers only.
    var part: Recommendation.Part
    var traffic: BlockedTraffic
    var history: ProfileHistory
  }

  /// By profile, then direction.
  func screened(_ assessments: [Assessment], _ history: [Flow]) -> [Screened] {
    var blocked: [PartKey: BlockedTraffic] = [:]
    var profiles: [ProfileKey: ProfileHistory] = [:]
    TwoCores.run(
      { blocked = self.blocked(assessments) },
      {
        // Without blocked traffic nobody asks.
        if assessments.contains(where: \.needsRule) {
          profiles = ProfileHistory.byProfile(history, decided: decided)
        }
      })
    let gatekeeper = Gatekeeper(
      options.gates, blocked: Recommender.peers(blocked), history: history,
      profiles: profiles.values)
    return blocked.sorted { $0.key < $1.key }.map { key, traffic in
      let history = profiles[key.profile] ?? ProfileHistory()
      var part = Recommendation.Part(profile: key.profile, direction: key.direction)
      part.decided = traffic.decided.summaries
      func measure(_ peer: Peer, _ tally: Tally) -> (values: GateValues, isAccepted: Bool) {
        (
          gatekeeper.values(peer, tally, key.direction, history),
          !options.gates.areOff
            && (gatekeeper.accepts(peer) || decided.accepts(peer, key.profile, key.direction))
        )
      }
      part.existing = existing.profile(key.profile).map {
        .init(
          used: $0.elementCount(key.direction), covered: traffic.covered.summaries(measure),
          wide: $0.wideElements(key.direction))
      }
      var traffic = traffic
      let withheld = traffic.screen(
        options.gates, closed: history.refusedSubscriptions, calledFrom: history.subscriptions,
        measure: measure)
      part.withheld = withheld.mostEventsFirst.map(\.summary)
      return Screened(part: part, traffic: traffic, history: history)
    }
  }

  private func blocked(_ assessments: [Assessment]) -> [PartKey: BlockedTraffic] {
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
    return blocked
  }

  private static func peers(_ blocked: [PartKey: BlockedTraffic]) -> [Direction: Set<Peer>] {
    blocked.reduce(into: [:]) { peers, part in
      peers[part.key.direction, default: []].formUnion(part.value.curable.keys)
      peers[part.key.direction, default: []].formUnion(part.value.claims.keys)
      peers[part.key.direction, default: []].formUnion(part.value.covered.allPeers)
    }
  }
}

extension Assessment {
  /// Whether it would be denied without a rule.
  fileprivate var needsRule: Bool {
    if case .existingRule = cause { true } else { verdict == .wouldBeDenied }
  }
}

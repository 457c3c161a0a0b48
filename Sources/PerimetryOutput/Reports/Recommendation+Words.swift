import PerimetryModel

extension Recommendation {
  func headline(_ scope: ReportScope) -> Prose {
    if parts.isEmpty {
      return "Nothing proposed: the logs show nothing to allow. " + silence(scope)
    }
    var clauses: [Prose] = []
    if !incurable.peers.isEmpty {
      clauses.append(Prose("no rule cures ", tone: .denied) + incurable.prose)
    }
    if !withheld.peers.isEmpty {
      clauses.append(Prose("stopped by a gate: ", tone: .unclear) + withheld.prose)
    }
    if !leftOut.peers.isEmpty { clauses.append("left out: " + leftOut.prose) }
    let rest: Prose = clauses.isEmpty ? "" : "; " + Prose.joined(clauses, by: "; ")
    if elements == 0 { return "Nothing proposed" + rest + "." }
    return Prose(elements.counting("rule element"), tone: .allowed)
      + " would let through " + covered.prose + rest + "."
  }

  private func silence(_ scope: ReportScope) -> Prose {
    scope.coverage.map { Silence(coverage: $0, filter: scope.filter).headline(scope) }
      ?? """
      No traffic in these records would be denied once enforced; what was not logged, they \
      cannot tell.
      """
  }
}

extension Recommendation.Part {
  /// Said where ``isProven`` is false.
  static let unproven = Prose(
    """
    Within the ceiling of exposure, but not proved optimal: the search was larger than it may be, so others may leave out \
    fewer.
    """, tone: .unclear)

  /// Why a part has no candidate.
  var whyNothing: Prose {
    var reasons: [Prose] = []
    if !incurable.isEmpty { reasons.append("no rule cures \(incurable.count, "peer")") }
    if !withheld.isEmpty { reasons.append("gates stopped \(withheld.count, "peer")") }
    if !leftOut.isEmpty { reasons.append("\(leftOut.count, "peer") left out") }
    if reasons.isEmpty, !decided.isEmpty {
      return "Nothing proposed: what would be denied here is to stay so, by decision."
    }
    if reasons.isEmpty { return "Nothing proposed: nothing would be denied here." }
    return "Nothing proposed: " + Prose.joined(reasons, by: ", ") + ", for the reasons below."
  }
}

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
  /// Why a part has no candidate.
  var whyNothing: Prose {
    switch (leftOut.isEmpty, incurable.isEmpty) {
    case (true, true) where !decided.isEmpty:
      "Nothing proposed: what would be denied here is to stay so, by decision."
    case (true, true): "Nothing proposed: nothing would be denied here."
    case (true, false):
      "Nothing proposed: of all that would be denied here, nothing can be let through by a rule."
    case (false, true):
      "Nothing proposed: everything that would be denied here is left out, for the reason below."
    case (false, false):
      """
      Nothing proposed: what a rule could let through is left out, for the reason below, and \
      no rule cures the rest.
      """
    }
  }
}

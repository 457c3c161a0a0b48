/// What enforcement would say of traffic. Not an ``Outcome``, which is what the platform logged.
public enum Verdict: String, CaseIterable, Sendable, Codable, Comparable {
  /// Let through today, stopped by enforcement: the blocker list.
  case wouldBeDenied = "would-be-denied"
  /// Stopped today already; enforcement changes nothing.
  case alreadyDenied = "already-denied"
  /// An access rule of the profile lets it through, and still will.
  case allowedByRule = "allowed-by-rule"
  /// Private endpoints and traffic within or between linked perimeters.
  case unaffected
  /// An outbound attempt, decided at its destination.
  case undecided
  /// A category perimetry does not know, or one of the earliest preview.
  case unknown

  public static func < (a: Verdict, b: Verdict) -> Bool { a.position < b.position }

  private var position: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }
}

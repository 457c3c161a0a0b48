/// Whether a resource can be switched to enforced mode, for all that the records tell (domain.md §5.7, §8).
public enum ReadinessStatus: String, CaseIterable, Sendable, Comparable {
  /// Nothing it logged would be denied, over as many days as were demanded, and the categories that would show it are there.
  case ready
  /// Traffic would be denied that no newer rule and no decision accounts for.
  case blocked
  /// It is known of, and logged nothing in the window: silence is no sign of safety.
  case unobserved
  case cannotTell = "cannot-tell"

  public static func < (a: ReadinessStatus, b: ReadinessStatus) -> Bool { a.position < b.position }

  private var position: Int { ReadinessStatus.allCases.firstIndex(of: self) ?? 0 }
}

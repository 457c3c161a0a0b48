/// Why nobody can tell whether a resource is ready.
public enum ReadinessDoubt: String, CaseIterable, Sendable, Comparable {
  /// The category of inbound blockers never appeared in the perimeter (domain.md §1.4).
  case inboundNeverSeen = "inbound-category-never-seen"
  /// The same outbound.
  case outboundNeverSeen = "outbound-category-never-seen"
  /// Fewer days without a blocker than were demanded.
  case tooFewDays = "too-few-days"
  /// It has records of categories that do not say who let the traffic through.
  case unknownCategory = "unknown-category"
  /// The records do not name the resource.
  case unnamed = "resource-not-named"

  /// Of the category that shows blockers in a direction.
  public static func neverSeen(_ direction: Direction) -> ReadinessDoubt {
    direction == .inbound ? .inboundNeverSeen : .outboundNeverSeen
  }

  public static func < (a: ReadinessDoubt, b: ReadinessDoubt) -> Bool { a.position < b.position }

  private var position: Int { ReadinessDoubt.allCases.firstIndex(of: self) ?? 0 }
}

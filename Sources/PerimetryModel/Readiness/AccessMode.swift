/// The access mode of a resource as far as log categories prove it: no field of a record says it (domain.md §1.4).
public enum AccessMode: String, CaseIterable, Sendable, Comparable {
  /// Resource rules were asked, which happens in learning mode only.
  case learning
  /// Only the perimeter denied. `SecuredByPerimeter` in learning mode looks the same, unless the matched rule says so.
  case enforced
  /// Both: it was switched within the window, or is `SecuredByPerimeter` and learning.
  case mixed
  /// Nothing it logged tells.
  case unknown

  public static func < (a: AccessMode, b: AccessMode) -> Bool { a.position < b.position }

  private var position: Int { AccessMode.allCases.firstIndex(of: self) ?? 0 }
}

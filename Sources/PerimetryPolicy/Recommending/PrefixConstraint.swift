import PerimetryModel

/// Which prefixes may be proposed at all.
struct PrefixConstraint: Sendable {
  /// Sorted.
  private let refused: [IPAddress]
  private let widestIPv4: Int
  private let widestIPv6: Int

  init(refused: [IPAddress], widestIPv4: Int, widestIPv6: Int) {
    self.refused = refused.sorted()
    self.widestIPv4 = widestIPv4
    self.widestIPv6 = widestIPv6
  }

  /// Whether a prefix is no wider than allowed and holds no refused address. Logarithmic in the
  /// refused.
  func permits(_ prefix: IPPrefix) -> Bool {
    guard prefix.length >= (prefix.family == .v4 ? widestIPv4 : widestIPv6) else { return false }
    let next = refused.partitionPoint { $0 < prefix.address }
    return next == refused.count || !prefix.contains(refused[next])
  }
}

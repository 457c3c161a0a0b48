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

  /// Whether a prefix is no wider than allowed and holds no refused address. Logarithmic in the refused.
  func permits(_ prefix: IPPrefix) -> Bool {
    guard prefix.length >= (prefix.family == .v4 ? widestIPv4 : widestIPv6) else { return false }
    guard let next = firstRefused(from: prefix.address) else { return true }
    return !prefix.contains(next)
  }

  private func firstRefused(from address: IPAddress) -> IPAddress? {
    var (low, high) = (0, refused.count)
    while low < high {
      let middle = (low + high) / 2
      if refused[middle] < address { low = middle + 1 } else { high = middle }
    }
    return low < refused.count ? refused[low] : nil
  }
}

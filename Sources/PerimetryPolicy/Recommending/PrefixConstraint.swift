import PerimetryModel

/// Which prefixes may be proposed at all.
struct PrefixConstraint: Sendable {
  /// Sorted.
  private let refused: [IPAddress]
  private let widestIPv4: Int
  private let widestIPv6: Int

  init(refused: [IPAddress], widestIPv4: Int, widestIPv6: Int) {
    precondition((0...32).contains(widestIPv4) && (0...128).contains(widestIPv6))
    self.refused = refused.sorted()
    self.widestIPv4 = widestIPv4
    self.widestIPv6 = widestIPv6
  }

  /// Logarithmic in the refused.
  func refuses(_ address: IPAddress) -> Bool {
    let next = refused.partitionPoint { $0 < address }
    return next < refused.count && refused[next] == address
  }

  /// Whether a prefix is no wider than allowed and holds no refused address. Logarithmic in the
  /// refused.
  func permits(_ prefix: IPPrefix) -> Bool {
    guard prefix.length >= (prefix.family == .v4 ? widestIPv4 : widestIPv6) else { return false }
    let next = refused.partitionPoint { $0 < prefix.address }
    return next == refused.count || !prefix.contains(refused[next])
  }

  /// The first refused address that a service tag holds. Logarithmic in the refused for each of its prefixes.
  func firstRefused(in tag: ServiceTag) -> IPAddress? {
    for prefix in tag.prefixes {
      let next = refused.partitionPoint { $0 < prefix.address }
      if next < refused.count, prefix.contains(refused[next]) { return refused[next] }
    }
    return nil
  }

  /// How many prefixes it takes at least to leave none of these addresses out, but for refused ones: a prefix within
  /// a permitted one is permitted, so the widest permitted around each are disjoint, and none does for two of them.
  func fewestPrefixes(holding addresses: [IPAddress]) -> Int {
    var count = 0
    var last: IPPrefix?
    for address in addresses.sorted() where !(last?.contains(address) ?? false) {
      if refuses(address) { continue }
      // The widest permitted, by bisection.
      var (widest, narrowest) = (0, address.family.width)
      while widest < narrowest {
        let length = (widest + narrowest) / 2
        if permits(IPPrefix(containing: address, length: length)) {
          narrowest = length
        } else {
          widest = length + 1
        }
      }
      last = IPPrefix(containing: address, length: widest)
      count += 1
    }
    return count
  }
}

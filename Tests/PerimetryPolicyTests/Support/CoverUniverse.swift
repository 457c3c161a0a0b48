import PerimetryModel

/// A handful of addresses and every prefix worth trying on them, longest common prefixes or not.
struct CoverUniverse: Sendable {
  var addresses: [IPAddress]
  /// Sorted.
  var prefixes: [IPPrefix]
  /// So that all sets up to this size can be tried.
  var largestBudget: Int

  private init(addresses: [IPAddress], lengths: [Int], largestBudget: Int) {
    self.addresses = addresses
    self.largestBudget = largestBudget
    var prefixes: Set<IPPrefix> = []
    for address in addresses {
      // At most 64 addresses, or networks of length 64, in a block: the enumeration counts them as
      // bits.
      let sensible = address.family == .v4 ? 26...32 : 58...128
      for length in lengths where sensible.contains(length) {
        prefixes.insert(IPPrefix(containing: address, length: length))
      }
    }
    self.prefixes = prefixes.sorted()
  }

  static let all: [CoverUniverse] = [
    CoverUniverse(
      addresses: (0..<16).map { .v4(0xCB00_7140 + $0) }, lengths: [26, 28, 29, 30, 31, 32],
      largestBudget: 3),
    CoverUniverse(
      addresses: (0..<8).map { .v4(0xCB00_7148 + $0) }, lengths: [29, 30, 31, 32],
      largestBudget: 5),
    CoverUniverse(
      addresses: v6(networks: 4, hosts: 2), lengths: [61, 62, 63, 64, 65, 100, 127, 128],
      largestBudget: 3),
    CoverUniverse(
      addresses: v6(networks: 2, hosts: 2) + (0..<4).map { .v4(0xCB00_7144 + $0) },
      lengths: [29, 30, 31, 32, 62, 63, 64, 96, 127, 128], largestBudget: 4),
    CoverUniverse(
      addresses: (0..<16).map { .v6(0x2001_0DB8 << 96 | $0) },
      lengths: [123, 124, 125, 126, 127, 128], largestBudget: 3),
  ]

  /// The first hosts of consecutive networks of length 64.
  private static func v6(networks: UInt128, hosts: UInt128) -> [IPAddress] {
    (0..<networks).flatMap { network in
      (0..<hosts).map { .v6(0x2001_0DB8 << 96 | network << 64 | $0) }
    }
  }
}

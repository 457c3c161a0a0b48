/// A name under which Microsoft publishes the addresses of a service, all of them or those of a region (domain.md §7).
public struct ServiceTag: Hashable, Sendable {
  /// As published: `Storage.WestEurope`. Azure compares such names without regard to case.
  public let name: String
  /// Sorted and disjoint; empty for a tag whose addresses are not published.
  public let prefixes: [IPPrefix]
  /// In the unit of ``Exposure/total``: IPv4 addresses plus IPv6 /64s that it reaches into.
  public let size: UInt128

  /// Of regional tags the name, a dot and the region.
  public var isRegional: Bool { name.contains(".") }

  /// - Parameter prefixes: in any order; lists as published repeat and overlap.
  public init(name: String, prefixes: some Sequence<IPPrefix>) {
    self.name = name
    var disjoint: [IPPrefix] = []
    for prefix in prefixes.sorted() where !(disjoint.last?.contains(prefix) ?? false) {
      disjoint.append(prefix)
    }
    self.prefixes = disjoint
    size = UInt128(ServiceTag.ipv4Addresses(in: disjoint)) + ServiceTag.networks(in: disjoint)
  }

  /// Logarithmic in the prefixes.
  public func contains(_ address: IPAddress) -> Bool {
    var (low, high) = (0, prefixes.count)
    while low < high {
      let middle = (low + high) / 2
      if prefixes[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    return low > 0 && prefixes[low - 1].contains(address)
  }

  /// What it lets in beside these addresses, all of which it holds.
  public func exposure(beside observed: [IPAddress]) -> Exposure {
    let known = Set(observed)
    let ipv6 = known.filter { $0.family == .v6 }
    let networks = Set(ipv6.map { $0.number >> 64 })
    return Exposure(
      ipv4Addresses: ServiceTag.ipv4Addresses(in: prefixes) - UInt64(known.count - ipv6.count),
      ipv6Networks: ServiceTag.networks(in: prefixes) - UInt128(networks.count),
      ipv6Addresses: ServiceTag.ipv6Addresses(in: prefixes) - UInt128(ipv6.count))
  }

  private static func ipv4Addresses(in disjoint: [IPPrefix]) -> UInt64 {
    disjoint.lazy.filter { $0.family == .v4 }.map { 1 << UInt64(32 - $0.length) }.reduce(0, +)
  }

  /// Networks of length 64, those that hold narrower prefixes once.
  private static func networks(in disjoint: [IPPrefix]) -> UInt128 {
    var count: UInt128 = 0
    var last: UInt128?
    for prefix in disjoint where prefix.family == .v6 {
      let network = prefix.address.number >> 64
      if prefix.length < 64 { count += 1 << UInt128(64 - prefix.length) }
      if prefix.length >= 64 && network != last { count += 1 }
      last = network
    }
    return count
  }

  /// One too few where they are all there are, which would not fit.
  private static func ipv6Addresses(in disjoint: [IPPrefix]) -> UInt128 {
    disjoint.lazy.filter { $0.family == .v6 }
      .map { $0.length == 0 ? UInt128.max : UInt128(1) << UInt128(128 - $0.length) }
      .reduce(UInt128(0)) { sum, count in
        let (next, overflows) = sum.addingReportingOverflow(count)
        return overflows ? .max : next
      }
  }
}

extension ServiceTag: Comparable {
  /// The most specific first: fewest addresses, then regional ones, then by name.
  public static func < (a: ServiceTag, b: ServiceTag) -> Bool {
    if a.size != b.size { return a.size < b.size }
    return a.isRegional == b.isRegional ? a.name < b.name : a.isRegional
  }
}

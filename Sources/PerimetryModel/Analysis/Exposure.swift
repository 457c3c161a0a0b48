/// What a set of prefixes admits beyond the sources it is there for. The unit of the optimum is ``total``: unobserved
/// IPv4 addresses plus unobserved IPv6 /64s; single IPv6 addresses only break ties.
public struct Exposure: Hashable, Sendable {
  /// IPv4 addresses that were not observed.
  public var ipv4Addresses: UInt64
  /// IPv6 networks of length 64 in which nothing was observed.
  public var ipv6Networks: UInt128
  /// IPv6 addresses that were not observed; all of `::/0` less the observed at most.
  public var ipv6Addresses: UInt128

  public init(ipv4Addresses: UInt64 = 0, ipv6Networks: UInt128 = 0, ipv6Addresses: UInt128 = 0) {
    self.ipv4Addresses = ipv4Addresses
    self.ipv6Networks = ipv6Networks
    self.ipv6Addresses = ipv6Addresses
  }

  public var total: UInt128 { UInt128(ipv4Addresses) + ipv6Networks }

  /// IPv6 addresses stop at the largest number: all there are, twice, would not fit.
  public static func + (a: Exposure, b: Exposure) -> Exposure {
    let addresses = a.ipv6Addresses.addingReportingOverflow(b.ipv6Addresses)
    return Exposure(
      ipv4Addresses: a.ipv4Addresses + b.ipv4Addresses,
      ipv6Networks: a.ipv6Networks + b.ipv6Networks,
      ipv6Addresses: addresses.overflow ? .max : addresses.partialValue)
  }
}

extension Exposure: Comparable {
  /// In the order of the objective: the total, then single IPv6 addresses.
  public static func < (a: Exposure, b: Exposure) -> Bool {
    (a.total, a.ipv6Addresses) < (b.total, b.ipv6Addresses)
  }
}

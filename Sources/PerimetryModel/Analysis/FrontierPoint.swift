/// The best that exactly so many elements can do: a point of the frontier between elements, peers left out and exposure.
public struct FrontierPoint: Hashable, Sendable {
  public var elements: Int
  /// Peers that have no element, or what they weigh (``Weighing``).
  public var leftOut: Int
  /// Unobserved IPv4 addresses and IPv6 networks: ``Exposure/total``.
  public var exposure: UInt128
  /// Unobserved IPv6 addresses, which only break ties.
  public var ipv6Addresses: UInt128
  /// Whether nothing betters it; false where a ceiling of exposure made the search larger than it may be.
  public var isProven = true

  public init(elements: Int, leftOut: Int, exposure: UInt128 = 0, ipv6Addresses: UInt128 = 0) {
    self.elements = elements
    self.leftOut = leftOut
    self.exposure = exposure
    self.ipv6Addresses = ipv6Addresses
  }

  /// In the order of the objective: peers left out, exposure, IPv6 addresses, elements.
  public func isBetter(than other: FrontierPoint) -> Bool {
    (leftOut, exposure, ipv6Addresses, elements)
      < (other.leftOut, other.exposure, other.ipv6Addresses, other.elements)
  }
}

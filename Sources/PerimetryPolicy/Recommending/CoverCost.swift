import PerimetryModel

/// The first three aims of a cover as one number to compare: sources left out, ``Exposure/total``,
/// IPv6 addresses.
struct CoverCost: Comparable {
  /// What is left out, 63 bits at most, above the total; the total needs 65 bits at most: 2^32
  /// addresses and 2^64 networks.
  private var primary: UInt128
  private var ipv6: UInt128

  private static let totalBits: UInt128 = 65

  static let zero = CoverCost(leftOut: UInt64(0))

  init(leftOut: UInt64, exposure: Exposure = Exposure()) {
    primary = UInt128(leftOut) << CoverCost.totalBits | exposure.total
    ipv6 = exposure.ipv6Addresses
  }

  var leftOut: Int { Int(primary >> CoverCost.totalBits) }
  var total: UInt128 { primary & ~(.max << CoverCost.totalBits) }
  var ipv6Addresses: UInt128 { ipv6 }

  /// Of disjoint blocks, so that neither part can overflow.
  static func + (a: CoverCost, b: CoverCost) -> CoverCost {
    var sum = a
    sum.primary &+= b.primary
    sum.ipv6 &+= b.ipv6
    return sum
  }

  static func < (a: CoverCost, b: CoverCost) -> Bool {
    a.primary == b.primary ? a.ipv6 < b.ipv6 : a.primary < b.primary
  }
}

/// A set of addresses, exact however large: what remains of prefixes when others are taken out of them.
///
/// Uniting, intersecting and subtracting take time linear in the ranges, making one from prefixes their sorting.
public struct AddressSet: Hashable, Sendable {
  /// First and last number; sorted, disjoint and not adjacent.
  typealias Ranges = [ClosedRange<UInt128>]

  private var ipv4: Ranges = []
  private var ipv6: Ranges = []

  public init() {}

  public init(_ prefixes: some Sequence<IPPrefix>) {
    var (ipv4, ipv6): (Ranges, Ranges) = ([], [])
    for prefix in prefixes {
      let first = prefix.address.number
      let hosts = prefix.family.width - prefix.length
      let last = first | (hosts == 128 ? .max : (1 << UInt128(hosts)) - 1)
      if prefix.family == .v4 { ipv4.append(first...last) } else { ipv6.append(first...last) }
    }
    (self.ipv4, self.ipv6) = (AddressSet.joined(ipv4), AddressSet.joined(ipv6))
  }

  private init(ipv4: Ranges, ipv6: Ranges) { (self.ipv4, self.ipv6) = (ipv4, ipv6) }

  public var isEmpty: Bool { ipv4.isEmpty && ipv6.isEmpty }

  public func union(_ other: AddressSet) -> AddressSet {
    AddressSet(
      ipv4: AddressSet.joined(ipv4 + other.ipv4), ipv6: AddressSet.joined(ipv6 + other.ipv6))
  }

  public func subtracting(_ other: AddressSet) -> AddressSet {
    AddressSet(
      ipv4: AddressSet.difference(ipv4, other.ipv4), ipv6: AddressSet.difference(ipv6, other.ipv6))
  }

  public func intersection(_ other: AddressSet) -> AddressSet {
    subtracting(subtracting(other))
  }

  public func isSubset(of other: AddressSet) -> Bool { subtracting(other).isEmpty }

  /// Logarithmic in the ranges.
  public func contains(_ address: IPAddress) -> Bool {
    let ranges = address.family == .v4 ? ipv4 : ipv6
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= address.number { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ranges[low - 1].contains(address.number)
  }

  /// In the units of ``Exposure``: IPv4 addresses, IPv6 /64s that it reaches into, and IPv6 addresses; of those one too few
  /// where they are all there are, which would not fit.
  public var size: Exposure {
    var size = Exposure()
    for range in ipv4 { size.ipv4Addresses += UInt64(range.upperBound - range.lowerBound) + 1 }
    var last: UInt128?
    for range in ipv6 {
      let (low, high) = (range.lowerBound >> 64, range.upperBound >> 64)
      size.ipv6Networks += high - low + (low == last ? 0 : 1)
      last = high
      let more = (range.upperBound - range.lowerBound).addingReportingOverflow(1)
      size.ipv6Addresses = more.overflow ? .max : size.ipv6Addresses + more.partialValue
    }
    return size
  }

  /// The fewest blocks that make up the set, in ascending order.
  public var prefixes: [IPPrefix] {
    AddressSet.blocks(ipv4, .v4) + AddressSet.blocks(ipv6, .v6)
  }

  private static func joined(_ ranges: Ranges) -> Ranges {
    var joined: Ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last,
        last.upperBound == .max || range.lowerBound <= last.upperBound + 1
      {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private static func difference(_ ranges: Ranges, _ others: Ranges) -> Ranges {
    var rest: Ranges = []
    var next = 0
    for range in ranges {
      var start: UInt128? = range.lowerBound
      while next < others.count, others[next].upperBound < range.lowerBound { next += 1 }
      var index = next
      while let first = start, index < others.count, others[index].lowerBound <= range.upperBound {
        let other = others[index]
        if other.lowerBound > first { rest.append(first...(other.lowerBound - 1)) }
        start = other.upperBound < range.upperBound ? other.upperBound + 1 : nil
        index += 1
      }
      if let start { rest.append(start...range.upperBound) }
    }
    return rest
  }

  private static func blocks(_ ranges: Ranges, _ family: IPAddress.Family) -> [IPPrefix] {
    var blocks: [IPPrefix] = []
    for range in ranges {
      var start: UInt128? = range.lowerBound
      while let first = start {
        // The largest block that begins here and ends within the range.
        var hosts = min(first.trailingZeroBitCount, family.width)
        while hosts > 0, first + AddressSet.span(hosts) > range.upperBound { hosts -= 1 }
        let last = first + AddressSet.span(hosts)
        let address =
          family == .v4 ? IPAddress.v4(UInt32(truncatingIfNeeded: first)) : .v6(first)
        blocks.append(IPPrefix(containing: address, length: family.width - hosts))
        start = last < range.upperBound ? last + 1 : nil
      }
    }
    return blocks
  }

  /// From the first to the last address of a block of 2^`hosts`.
  private static func span(_ hosts: Int) -> UInt128 {
    hosts == 128 ? .max : (1 << UInt128(hosts)) - 1
  }
}

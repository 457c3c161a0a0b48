import PerimetryModel

/// The observed sources in order, with what it takes to price a block of them in constant time.
struct SourceIndex: Sendable {
  /// Sorted and distinct.
  let addresses: [IPAddress]
  /// Distinct IPv6 networks of length 64 up to and including each address.
  private let networks: [Int32]

  /// By source; empty where each counts as one.
  private let weights: [UInt64]

  /// - Parameters:
  ///   - addresses: in any order; duplicates are dropped.
  ///   - weights: what leaving each out counts for; `nil` for one each. Held below what their sum must be.
  init(_ addresses: [IPAddress], weights: [IPAddress: UInt64]? = nil) {
    let sorted = addresses.sorted().droppingRepeats()
    self.addresses = sorted
    let largest = Weighing.largest(of: sorted.count)
    self.weights = weights.map { weights in sorted.map { min(weights[$0] ?? 1, largest) } } ?? []
    var networks: [Int32] = []
    networks.reserveCapacity(self.addresses.count)
    var last: UInt128?
    for address in self.addresses {
      let count = networks.last ?? 0
      let network: UInt128? = address.family == .v6 ? address.number >> 64 : nil
      networks.append(network == nil || network == last ? count : count + 1)
      last = network
    }
    self.networks = networks
  }

  func weight(_ index: Int) -> UInt64 { weights.isEmpty ? 1 : weights[index] }

  /// Leading bits that an address shares with the next one; -1 where the next one is of the other
  /// family.
  func bitsSharedWithNext(_ index: Int) -> Int {
    let (a, b) = (addresses[index], addresses[index + 1])
    guard a.family == b.family else { return -1 }
    return (a.number ^ b.number).leadingZeroBitCount - (128 - a.family.width)
  }

  /// What a block admits beyond its sources.
  /// - Parameter range: the indices of all sources in the block; not empty, so that even `::/0`
  ///   fits its type.
  func exposure(ofLength length: Int, holding range: ClosedRange<Int>) -> Exposure {
    let others = UInt128(range.count - 1)
    guard addresses[range.lowerBound].family == .v6 else {
      return Exposure(ipv4Addresses: UInt64((1 << UInt128(32 - length)) - 1 - others))
    }
    var exposure = Exposure(ipv6Addresses: (length == 128 ? 0 : .max >> UInt128(length)) - others)
    if length < 64 {
      let observed = networks[range.upperBound] - networks[range.lowerBound] + 1
      exposure.ipv6Networks = (1 << UInt128(64 - length)) - UInt128(observed)
    }
    return exposure
  }
}

extension SourceIndex {
  /// The sources in a prefix. Logarithmic, as the sources are sorted.
  func addresses(in prefix: IPPrefix) -> ArraySlice<IPAddress> {
    let start = addresses.partitionPoint { $0 < prefix.address }
    return addresses[start...].prefix { prefix.contains($0) }
  }

  /// What a prefix that holds a source admits beyond its sources.
  func exposure(of prefix: IPPrefix) -> Exposure {
    let held = addresses(in: prefix)
    guard !held.isEmpty else { return Exposure() }
    return exposure(ofLength: prefix.length, holding: held.startIndex...(held.endIndex - 1))
  }
}

extension Array {
  /// The index of the first element that a predicate rejects, where it accepts all before and
  /// rejects all after.
  func partitionPoint(where isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

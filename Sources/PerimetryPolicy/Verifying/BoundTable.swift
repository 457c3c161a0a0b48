import PerimetryModel

/// The least that exactly 0, 1, 2, … disjoint prefixes can cost, by trying every prefix at every bit.
///
/// It shares nothing with the search it checks: it goes down bit by bit instead of along common prefixes, from wide to
/// narrow, with plain costs, and keeps no choices. So its tables bound any cover from below.
struct BoundTable {
  struct Cost: Comparable {
    var leftOut: UInt64
    var exposure: UInt128 = 0
    var ipv6Addresses: UInt128 = 0

    static func < (a: Cost, b: Cost) -> Bool {
      (a.leftOut, a.exposure, a.ipv6Addresses) < (b.leftOut, b.exposure, b.ipv6Addresses)
    }

    static func + (a: Cost, b: Cost) -> Cost {
      Cost(
        leftOut: a.leftOut + b.leftOut, exposure: a.exposure + b.exposure,
        ipv6Addresses: a.ipv6Addresses + b.ipv6Addresses)
    }
  }

  /// Of each source that may be let in.
  let weights: [(address: IPAddress, weight: UInt64)]
  private let barred: [IPAddress]
  let budget: Int
  private let widest: [IPAddress.Family: Int]

  private(set) var costs: [Cost]
  /// What the sources count for that no prefix may hold.
  let lost: UInt64

  /// - Complexity: O(sources · bits · budget).
  init(_ question: CoverQuestion, budget: Int, widestIPv4: Int, widestIPv6: Int) {
    let barred = Set(question.barred)
    let largest = Weighing.largest(of: question.weights.count)
    weights = question.weights.filter { !barred.contains($0.key) }
      .map { ($0.key, min($0.value, largest)) }.sorted { $0.0 < $1.0 }
    self.barred = question.barred
    self.budget = budget
    widest = [.v4: widestIPv4, .v6: widestIPv6]
    lost = question.weights.reduce(UInt64(0)) {
      barred.contains($1.key) ? $0 + $1.value : $0
    }
    var table = [Cost(leftOut: lost)]
    costs = table
    for family in IPAddress.Family.allCases {
      let members = weights.indices.filter { weights[$0].address.family == family }
      guard let first = members.first, let last = members.last else { continue }
      table = sum(
        table, below(IPPrefix(containing: weights[first].address, length: 0), first...last))
    }
    costs = table
  }

  private func below(_ block: IPPrefix, _ range: ClosedRange<Int>) -> [Cost] {
    let width = block.family.width
    var table: [Cost]
    if block.length == width {
      table = [Cost(leftOut: weights[range.lowerBound].weight)]
    } else {
      let bit = UInt128(1) << UInt128(width - block.length - 1)
      let split = range.first { weights[$0].address.number & bit != 0 }
      let low = range.lowerBound..<(split ?? range.upperBound + 1)
      let high = (split ?? range.upperBound + 1)..<(range.upperBound + 1)
      let halves = [low, high].filter { !$0.isEmpty }.map { half in
        below(
          IPPrefix(containing: weights[half.lowerBound].address, length: block.length + 1),
          half.lowerBound...(half.upperBound - 1))
      }
      table = halves.count == 2 ? sum(halves[0], halves[1]) : halves[0]
    }
    guard budget > 0, let whole = cost(of: block, holding: range) else { return table }
    if table.count == 1 { table.append(whole) } else { table[1] = min(table[1], whole) }
    return table
  }

  /// What a block costs as an element; `nil` where it may not be one.
  func cost(of block: IPPrefix, holding range: ClosedRange<Int>) -> Cost? {
    if block.length < (widest[block.family] ?? 0) || barred.contains(where: block.contains) {
      return nil
    }
    let others = BoundTable.others(than: range.map { weights[$0].address }, in: block)
    return Cost(leftOut: 0, exposure: others.total, ipv6Addresses: others.ipv6Addresses)
  }

  /// What a block holds beside these addresses, all of which it holds. Of IPv6 addresses one too few where there are
  /// none of these, so that `::/0` fits.
  static func others(than observed: [IPAddress], in block: IPPrefix) -> Exposure {
    // One less than the size, so that all of `::/0` fits.
    let rest = block.length == 128 ? 0 : UInt128.max >> UInt128(block.length)
    guard block.family == .v6 else {
      let size = UInt64(1) << UInt64(32 - block.length)
      return Exposure(ipv4Addresses: size - UInt64(observed.count))
    }
    let networks = Set(observed.map { $0.number >> 64 }).count
    let allNetworks = block.length >= 64 ? 1 : UInt128(1) << UInt128(64 - block.length)
    return Exposure(
      ipv6Networks: block.length >= 64 ? 0 : allNetworks - UInt128(networks),
      ipv6Addresses: rest - UInt128(max(0, observed.count - 1)))
  }

  private func sum(_ a: [Cost], _ b: [Cost]) -> [Cost] {
    (0...min(budget, a.count + b.count - 2)).map { elements in
      let splits = max(0, elements - b.count + 1)...min(elements, a.count - 1)
      return splits.lazy.map { a[$0] + b[elements - $0] }.min() ?? a[0] + b[0]
    }
  }
}

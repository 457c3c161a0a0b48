import PerimetryModel

/// Tries every set of prefixes: slow, and written without a thought for how the optimum is found.
struct BruteForce {
  /// What a set of prefixes comes to, in the order of the aims.
  struct Score: Equatable {
    var leftOut: Int
    var exposure: Int
    var ipv6Addresses: UInt128
    var prefixes: [IPPrefix]
  }

  /// What a set holds, as bits, so that sets can be united.
  private struct Holding {
    /// Sources, by position.
    var sources: UInt64 = 0
    /// Unobserved IPv4 addresses, by their last six bits: a universe lies in one /26.
    var ipv4: UInt64 = 0
    /// Networks of length 64 held whole in which nothing was observed, by their last six bits.
    var networks: UInt64 = 0
    /// IPv6 addresses, observed or not.
    var ipv6: UInt128 = 0
    /// The blocks themselves, by position.
    var blocks: UInt64 = 0
  }

  /// The bits of the IPv6 sources.
  private let ipv6Sources: UInt64
  private let budget: Int
  private let ceiling: UInt128
  /// Of the sources, by position.
  private let weights: [Int]
  private let prefixes: [IPPrefix]
  private let holdings: [Holding]
  /// For each block the blocks that hold it.
  private let holders: [UInt64]
  private var best: Score

  init(_ problem: CoverCase) {
    let sources = problem.sources
    let prefixes = problem.candidates.filter { prefix in
      prefix.length >= (prefix.family == .v4 ? problem.widestIPv4 : problem.widestIPv6)
        && !problem.refused.contains(where: prefix.contains)
    }
    self.prefixes = prefixes
    ipv6Sources = sources.indices.reduce(0) {
      sources[$1].family == .v6 ? $0 | 1 << UInt64($1) : $0
    }
    budget = problem.budget
    ceiling = problem.ceiling ?? .max
    let weights = sources.map { Int(problem.weights?[$0] ?? 1) }
    self.weights = weights
    holdings = prefixes.indices.map { BruteForce.holding(of: prefixes[$0], at: $0, sources) }
    holders = prefixes.map { prefix in
      prefixes.indices.reduce(0) {
        prefixes[$1] != prefix && prefixes[$1].contains(prefix) ? $0 | 1 << UInt64($1) : $0
      }
    }
    best = Score(
      leftOut: weights.reduce(0, +), exposure: 0, ipv6Addresses: 0, prefixes: [])
  }

  static func optimum(of problem: CoverCase) -> Score {
    var search = BruteForce(problem)
    search.extend(Holding(), size: 0, from: 0)
    return search.best
  }

  private mutating func extend(_ chosen: Holding, size: Int, from start: Int) {
    weigh(chosen)
    if size == budget { return }
    var next = start
    while next < holdings.count {
      let block = holdings[next]
      var wider = chosen
      wider.sources |= block.sources
      wider.ipv4 |= block.ipv4
      wider.networks |= block.networks
      // Wide blocks come first, so whatever holds this one is already in the set.
      if holders[next] & chosen.blocks == 0 { wider.ipv6 += block.ipv6 }
      wider.blocks |= block.blocks
      next += 1
      extend(wider, size: size + 1, from: next)
    }
  }

  private mutating func weigh(_ chosen: Holding) {
    let leftOut = weights.indices.reduce(0) {
      chosen.sources & 1 << UInt64($1) == 0 ? $0 + weights[$1] : $0
    }
    if leftOut > best.leftOut { return }
    let score = Score(
      leftOut: leftOut,
      exposure: chosen.ipv4.nonzeroBitCount + chosen.networks.nonzeroBitCount,
      ipv6Addresses: chosen.ipv6 - UInt128((chosen.sources & ipv6Sources).nonzeroBitCount),
      prefixes: prefixes.indices.filter { chosen.blocks & 1 << UInt64($0) != 0 }
        .map { prefixes[$0] })
    if score.exposure <= ceiling, BruteForce.isBetter(score, than: best) { best = score }
  }

  private static func isBetter(_ a: Score, than b: Score) -> Bool {
    if a.leftOut != b.leftOut { return a.leftOut < b.leftOut }
    if a.exposure != b.exposure { return a.exposure < b.exposure }
    if a.ipv6Addresses != b.ipv6Addresses { return a.ipv6Addresses < b.ipv6Addresses }
    if a.prefixes.count != b.prefixes.count { return a.prefixes.count < b.prefixes.count }
    return a.prefixes.lexicographicallyPrecedes(b.prefixes)
  }

  private static func holding(
    of prefix: IPPrefix, at position: Int, _ sources: [IPAddress]
  ) -> Holding {
    var holding = Holding(blocks: 1 << UInt64(position))
    for (index, source) in sources.enumerated() where prefix.contains(source) {
      holding.sources |= 1 << UInt64(index)
    }
    let held = sources.filter(prefix.contains)
    let first = prefix.address.number
    if prefix.family == .v4 {
      holding.ipv4 = bits(from: first, count: 1 << (32 - prefix.length))
      for source in held { holding.ipv4 &= ~bits(from: source.number, count: 1) }
    } else {
      holding.ipv6 = 1 << UInt128(128 - prefix.length)
      if prefix.length <= 64 {
        holding.networks = bits(from: first >> 64, count: 1 << (64 - prefix.length))
        for source in held { holding.networks &= ~bits(from: source.number >> 64, count: 1) }
      }
    }
    return holding
  }

  private static func bits(from first: UInt128, count: Int) -> UInt64 {
    (0..<UInt64(count)).reduce(0) { $0 | 1 << ((UInt64(truncatingIfNeeded: first) + $1) & 63) }
  }
}

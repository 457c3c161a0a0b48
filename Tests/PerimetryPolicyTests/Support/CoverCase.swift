import PerimetryModel
import PerimetryPolicy
import TestSupport

/// A small problem with its universe: all addresses that may occur and all prefixes that could be
/// chosen.
struct CoverCase: CustomStringConvertible {
  var sources: [IPAddress]
  var refused: [IPAddress]
  var budget: Int
  var widestIPv4: Int
  var widestIPv6: Int
  var candidates: [IPPrefix]
  /// `nil` for no limit.
  var ceiling: UInt128?
  /// `nil` for one each.
  var weights: [IPAddress: UInt64]?

  var description: String {
    """
    sources \(sources), refused \(refused), budget \(budget), \
    widest \(widestIPv4) and \(widestIPv6), ceiling \(ceiling ?? .max), weights \(weights ?? [:])
    """
  }

  var optimum: PrefixCover {
    PrefixCover.optimum(
      sources: sources, refused: refused, budget: budget, widestIPv4: widestIPv4,
      widestIPv6: widestIPv6, weights: weights, ceiling: ceiling)
  }

  var table: [FrontierPoint] {
    PrefixCover.table(
      sources: sources, refused: refused, budget: budget, widestIPv4: widestIPv4,
      widestIPv6: widestIPv6, weights: weights, ceiling: ceiling)
  }

  /// What the optimum attains, to be compared lexicographically.
  var value: (leftOut: Int, exposure: Exposure) {
    let cover = optimum
    return (cover.leftOut.count, cover.exposure)
  }
}

extension CoverCase {
  /// A random case in one of four universes: a /28 and a /29 of IPv4, four IPv6 networks of length
  /// 64, or a little of both.
  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let universe = CoverUniverse.all[Int(seed % UInt64(CoverUniverse.all.count))]
    let addresses = universe.addresses.shuffled(using: &random)
    let count = min(Int.random(in: 1...7, using: &random), addresses.count)
    sources = Array(addresses.prefix(count))
    refused = Array(addresses.dropFirst(count).prefix(Int.random(in: 0...4, using: &random)))
    // Now and then a source that was refused as well: nothing can let it in.
    if Int.random(in: 0..<12, using: &random) == 0 { refused.append(sources[0]) }
    budget = Int.random(in: 0...universe.largestBudget, using: &random)
    widestIPv4 = [0, 24, 27, 28, 29, 30, 31, 32].randomElement(using: &random) ?? 0
    widestIPv6 = [0, 48, 62, 63, 64, 65, 126, 127, 128].randomElement(using: &random) ?? 0
    candidates = universe.prefixes
  }
}

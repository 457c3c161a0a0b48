import PerimetryModel

/// The best prefixes that let a set of sources in under a budget: a proven optimum, not a greedy
/// merge.
///
/// In this order: fewest sources left out, least `Exposure` (its total, then its IPv6 addresses),
/// fewest elements, smallest sorted list. Observed, for the exposure, are the sources.
public struct PrefixCover: Hashable, Sendable {
  /// Sorted and disjoint.
  public let prefixes: [IPPrefix]
  /// Sources no prefix holds, sorted.
  public let leftOut: [IPAddress]
  /// Of the prefixes together.
  public let exposure: Exposure
  /// Whether nothing does better; always, unless a ceiling made the search larger than it may be.
  public var isProven = true

  /// - Parameters:
  ///   - sources: in any order; repetitions count once.
  ///   - refused: addresses no prefix may hold; a source among them is left out.
  ///   - budget: the most elements of both families together, 0…65534.
  ///   - widestIPv4: the shortest IPv4 prefix allowed, 0…32.
  ///   - widestIPv6: the shortest IPv6 prefix allowed, 0…128.
  ///   - weights: what leaving a source out counts for, so that "fewest" becomes "least"; one where none is given.
  ///   - ceiling: the most that may be exposed (`Exposure`); `nil` for no limit.
  /// - Complexity: O(sources · budget) without a ceiling that binds.
  public static func optimum(
    sources: [IPAddress], refused: [IPAddress], budget: Int, widestIPv4: Int, widestIPv6: Int,
    weights: [IPAddress: UInt64]? = nil, ceiling: UInt128? = nil
  ) -> PrefixCover {
    let problem = CoverProblem(
      sources: sources, weights: weights,
      under: PrefixConstraint(refused: refused, widestIPv4: widestIPv4, widestIPv6: widestIPv6),
      budget: budget, ceiling: ceiling)
    let best = problem.frontier.min { $0.isBetter(than: $1) }
    var cover = problem.cover(elements: best?.elements ?? 0)
    cover.isProven = best?.isProven ?? true
    return cover
  }

  /// The best for exactly 0, 1, 2, … elements, up to the budget or one for each source: the
  /// frontier between elements, exposure and sources left out. Not convex, and an entry may expose
  /// more than the one before only where it leaves out fewer, and none more than the ceiling. Parameters and complexity as for
  /// ``optimum(sources:refused:budget:widestIPv4:widestIPv6:weights:ceiling:)``.
  public static func table(
    sources: [IPAddress], refused: [IPAddress], budget: Int, widestIPv4: Int, widestIPv6: Int,
    weights: [IPAddress: UInt64]? = nil, ceiling: UInt128? = nil
  ) -> [FrontierPoint] {
    CoverProblem(
      sources: sources, weights: weights,
      under: PrefixConstraint(refused: refused, widestIPv4: widestIPv4, widestIPv6: widestIPv6),
      budget: budget, ceiling: ceiling
    ).frontier
  }
}

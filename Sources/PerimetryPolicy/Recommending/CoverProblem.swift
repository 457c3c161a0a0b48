import PerimetryModel

/// The search over the sources that can be let in, and the sources that cannot.
struct CoverProblem {
  private let search: CoverSearch
  /// Sources that were refused themselves; sorted.
  private let impossible: [IPAddress]
  /// The best for exactly 0, 1, 2, … elements.
  let frontier: [FrontierPoint]

  /// - Parameter weights: what leaving each source out counts for; `nil` for one each.
  init(
    sources: [IPAddress], weights: [IPAddress: UInt64]? = nil, under constraint: PrefixConstraint,
    budget: Int
  ) {
    precondition((0..<Int(CoverTables.block)).contains(budget))
    let impossible = sources.filter(constraint.refuses).sorted().droppingRepeats()
    let search = CoverSearch(
      SourceIndex(
        impossible.isEmpty ? sources : sources.filter { !constraint.refuses($0) },
        weights: weights),
      under: constraint, budget: budget)
    self.impossible = impossible
    let lost = impossible.reduce(0) { $0 + Int(weights?[$1] ?? 1) }
    self.search = search
    frontier = search.costs.enumerated().map { elements, cost in
      FrontierPoint(
        elements: elements, leftOut: cost.leftOut + lost, exposure: cost.total,
        ipv6Addresses: cost.ipv6Addresses)
    }
  }

  /// The smallest sorted list of exactly so many prefixes that attains its point of the frontier.
  func cover(elements: Int) -> PrefixCover {
    let cover = search.cover(elements: elements)
    return PrefixCover(
      prefixes: cover.prefixes, leftOut: (cover.leftOut + impossible).sorted(),
      exposure: cover.exposure)
  }
}

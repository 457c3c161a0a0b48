import PerimetryModel

/// The search over the sources that can be let in, and the sources that cannot.
struct CoverProblem {
  private let search: CoverSearch
  /// For the most elements, and for the other numbers of elements whose best opens more than the ceiling; `nil` where none
  /// does.
  private let whole: CeilingSearch?
  private let within: CeilingSearch?
  /// Sources that were refused themselves; sorted.
  private let impossible: [IPAddress]
  private let ceiling: UInt128
  /// What the impossible ones count for.
  private let lost: Int
  /// The best for exactly 0, 1, 2, … elements that opens no more than the ceiling.
  let frontier: [FrontierPoint]

  /// - Parameters:
  ///   - weights: what leaving each source out counts for; `nil` for one each.
  ///   - ceiling: the most that may be opened; `nil` for no limit.
  init(
    sources: [IPAddress], weights: [IPAddress: UInt64]? = nil, under constraint: PrefixConstraint,
    budget: Int, ceiling: UInt128? = nil, limits: CeilingSearch.Limits = .init()
  ) {
    precondition((0..<Int(CoverTables.block)).contains(budget))
    let impossible = sources.filter(constraint.refuses).sorted().droppingRepeats()
    let index = SourceIndex(
      impossible.isEmpty ? sources : sources.filter { !constraint.refuses($0) }, weights: weights)
    let search = CoverSearch(index, under: constraint, budget: budget)
    let costs = search.costs
    let ceiling = ceiling ?? .max
    let wanted = costs.indices.filter { costs[$0].total > ceiling }
    func searching(_ wanted: [Int], _ limits: CeilingSearch.Limits) -> CeilingSearch? {
      wanted.isEmpty || index.addresses.count > limits.sources
        ? nil
        : CeilingSearch(
          index, under: constraint, budget: budget, ceiling: ceiling, wanted: wanted,
          limits: limits)
    }
    // The most elements are what is proposed, so they have a search to themselves: it drops more.
    let last = costs.count - 1
    whole = searching(wanted.filter { $0 == last }, limits)
    within = searching(wanted.filter { $0 != last }, limits.ofOthers)
    let lost = impossible.reduce(0) { $0 + Int(weights?[$1] ?? 1) }
    var frontier: [FrontierPoint] = []
    for (elements, cost) in costs.enumerated() {
      var point = FrontierPoint(
        elements: elements, leftOut: cost.leftOut, exposure: cost.total,
        ipv6Addresses: cost.ipv6Addresses)
      if cost.total > ceiling {
        // As many elements as one likes do what fewer do: a prefix is as good as its halves.
        point = frontier[elements - 1]
        point.elements = elements
        point.isProven = within?.isProven ?? false
        for other in [within?.point(elements: elements), whole?.point(elements: elements)] {
          guard var other else { continue }
          other.leftOut += lost
          other.isProven = point.isProven
          if other.isBetter(than: point) { point = other }
        }
        if let whole, whole.isProven, let best = whole.point(elements: last),
          best.leftOut + lost == point.leftOut, best.exposure == point.exposure,
          best.ipv6Addresses == point.ipv6Addresses
        {
          point.isProven = true
        } else if elements == last {
          point.isProven = false
        }
        frontier.append(point)
      } else {
        point.leftOut += lost
        frontier.append(point)
      }
    }
    (self.search, self.impossible) = (search, impossible)
    (self.ceiling, self.frontier, self.lost) = (ceiling, frontier, lost)
  }

  /// The smallest sorted list of prefixes that attains the point of the frontier for so many elements.
  func cover(elements: Int) -> PrefixCover {
    var cover = search.costs[elements].total <= ceiling ? search.cover(elements: elements) : nil
    if cover == nil {
      let point = frontier[elements]
      let before = frontier[elements - 1]
      if point.leftOut == before.leftOut, point.exposure == before.exposure,
        point.ipv6Addresses == before.ipv6Addresses
      {
        return self.cover(elements: elements - 1)
      }
      let search = [within, whole].lazy.compactMap { $0 }.first { search in
        let found = search.point(elements: elements)
        return found?.exposure == point.exposure && found?.ipv6Addresses == point.ipv6Addresses
          && (found?.leftOut ?? 0) + lost == point.leftOut
      }
      cover = search?.cover(elements: elements)
    }
    return PrefixCover(
      prefixes: cover?.prefixes ?? [], leftOut: ((cover?.leftOut ?? []) + impossible).sorted(),
      exposure: cover?.exposure ?? Exposure())
  }
}

import PerimetryModel

/// The search over the sources that can be let in, and the sources that cannot.
struct CoverProblem {
  private let search: CoverSearch
  /// For the numbers of elements whose best opens more than the ceiling; `nil` where there are none.
  private let within: CeilingSearch?
  /// Sources that were refused themselves; sorted.
  private let impossible: [IPAddress]
  private let ceiling: UInt128
  /// The best for exactly 0, 1, 2, … elements that opens no more than the ceiling.
  let frontier: [FrontierPoint]
  /// Whether nothing betters the frontier. Without a ceiling always.
  let isProven: Bool

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
    let within: CeilingSearch? =
      wanted.isEmpty || index.addresses.count > limits.sources
      ? nil
      : CeilingSearch(
        index, under: constraint, budget: budget, ceiling: ceiling, wanted: wanted, limits: limits)
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
        if let other = within?.point(elements: elements) {
          let total = CoverProblem.adding(lost, to: other)
          if total.isBetter(than: point) { point = total }
        }
        frontier.append(point)
      } else {
        frontier.append(CoverProblem.adding(lost, to: point))
      }
    }
    (self.search, self.within, self.impossible) = (search, within, impossible)
    (self.ceiling, self.frontier) = (ceiling, frontier)
    isProven = wanted.isEmpty || (within?.isProven ?? false)
  }

  private static func adding(_ lost: Int, to point: FrontierPoint) -> FrontierPoint {
    var point = point
    point.leftOut += lost
    return point
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
      cover = within?.cover(elements: elements)
    }
    return PrefixCover(
      prefixes: cover?.prefixes ?? [], leftOut: ((cover?.leftOut ?? []) + impossible).sorted(),
      exposure: cover?.exposure ?? Exposure())
  }
}

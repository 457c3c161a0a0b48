import PerimetryModel

/// Which parts of covers can still belong to an optimum within a ceiling of exposure.
///
/// For a number of elements of the whole and a price of exposure, *left out + price · exposure* of a part, and the least of
/// it outside of the part, less *price · ceiling*, bound what a cover with that part leaves out. Where that is more than a
/// cover known already leaves out, the part is of no use. Each number of elements is judged at the price that bounds it best.
struct CeilingBounds {
  /// Prices tried for one number of elements before the best so far is taken.
  private static let attempts = 12
  /// Prices kept; each costs a table of all nodes.
  private static let mostPrices = 6
  /// What rounding may cost: sums of fewer than 2^20 terms, each good to 2^-52.
  private static let tolerance = 1e-9

  /// What a price found; without its table, because many are tried.
  private struct Trial {
    let price: Double
    let found: [(leftOut: UInt64, exposure: UInt128)]
    let total: [Double]

    init(_ tree: CoverTree, price: Double) {
      let cover = PricedCover(tree, price: price)
      (self.price, found, total) = (price, cover.found, cover.total)
    }
  }

  /// By price: the price, and for each node and number of elements the most that its left out + price · exposure may be.
  private let limits: [(price: Double, most: [Double])]

  /// - Parameter wanted: the numbers of elements to find the optimum for; not empty.
  init(_ tree: CoverTree, ceiling: UInt128, wanted: [Int]) {
    var tried = [Trial(tree, price: 0)]
    for target in CeilingBounds.targets(wanted) {
      CeilingBounds.approach(target, tree, ceiling, &tried)
    }
    var groups: [Int: [Int]] = [:]
    let all = wanted.map { elements in
      (elements, CeilingBounds.best(for: elements, tried, ceiling))
    }
    let popular = Dictionary(grouping: all) { $0.1 }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .prefix(CeilingBounds.mostPrices).map { tried[$0.key] }
    for elements in wanted {
      groups[CeilingBounds.best(for: elements, popular, ceiling), default: []].append(elements)
    }
    limits = groups.sorted { $0.key < $1.key }.map { index, elements in
      let goals = elements.map { ($0, CeilingBounds.known($0, tried, ceiling)) }
      let price = popular[index].price
      return (
        price, CeilingBounds.limits(tree, PricedCover(tree, price: price), ceiling, goals)
      )
    }
  }

  /// Whether a part with so many elements can belong to an optimum.
  func permits(_ node: CoverTree.Node, _ elements: Int, leftOut: UInt64, exposure: UInt128) -> Bool
  {
    slack(node, elements, leftOut: leftOut, exposure: exposure) >= 0
  }

  /// By how much a part is within its limit, at the price that favours it.
  func slack(_ node: CoverTree.Node, _ elements: Int, leftOut: UInt64, exposure: UInt128) -> Double
  {
    var best = -Double.infinity
    let (weight, opened) = (Double(leftOut), Double(exposure))
    for limit in limits {
      best = max(best, limit.most[node.row + elements] - weight - limit.price * opened)
    }
    return best
  }

  /// The least known to be left out within the ceiling by at most so many elements.
  private static func known(
    _ elements: Int, _ tried: [Trial], _ ceiling: UInt128
  ) -> UInt64 {
    var least = tried[0].found[0].leftOut
    for cover in tried {
      for found in cover.found[0...elements] where found.exposure <= ceiling {
        least = min(least, found.leftOut)
      }
    }
    return least
  }

  /// The price that bounds a number of elements best, the first of equals.
  private static func best(
    for elements: Int, _ tried: [Trial], _ ceiling: UInt128
  ) -> Int {
    let bounds = tried.map { $0.total[elements] - $0.price * Double(ceiling) }
    return bounds.indices.max { (bounds[$0], -$0) < (bounds[$1], -$1) } ?? 0
  }

  private static func targets(_ wanted: [Int]) -> [Int] {
    let last = wanted.count - 1
    return Set([last, last * 3 / 4, last / 2, last / 4, last / 8]).sorted(by: >).map { wanted[$0] }
  }

  /// Goes to the price at which the covers on both sides of the ceiling cost the same, as long as that finds others.
  private static func approach(
    _ elements: Int, _ tree: CoverTree, _ ceiling: UInt128, _ tried: inout [Trial]
  ) {
    var above = tried[0].found[elements]
    // Everything left out is within any ceiling.
    var below = tried[0].found[0]
    for cover in tried {
      let found = cover.found[elements]
      if found.exposure > ceiling {
        if found.exposure < above.exposure { above = found }
      } else if found.leftOut < below.leftOut {
        below = found
      }
    }
    for _ in 0..<attempts {
      guard above.exposure > ceiling, below.leftOut > above.leftOut,
        above.exposure > below.exposure
      else { return }
      let price =
        Double(below.leftOut - above.leftOut) / Double(above.exposure - below.exposure)
      if tried.contains(where: { $0.price == price }) { return }
      let cover = Trial(tree, price: price)
      tried.append(cover)
      let found = cover.found[elements]
      if found.exposure > ceiling {
        if found.exposure >= above.exposure { return }
        above = found
      } else {
        if found.leftOut >= below.leftOut { return }
        below = found
      }
    }
  }

  /// - Parameter goals: numbers of elements of the whole, each with what is known to be left out by as many.
  private static func limits(
    _ tree: CoverTree, _ cover: PricedCover, _ ceiling: UInt128,
    _ goals: [(elements: Int, known: UInt64)]
  ) -> [Double] {
    var most = [Double](repeating: -.infinity, count: tree.size)
    let allowances = goals.map { goal in
      let allowance = Double(goal.known) + cover.price * Double(ceiling)
      return (elements: goal.elements, most: allowance + tolerance * (allowance + 1))
    }
    /// Nodes with the least that stands outside of them, by the most elements there.
    var open: [(node: Int, outside: [Double])] = [
      (tree.nodes.count - 1, [Double](repeating: 0, count: tree.budget + 1))
    ]
    while let (index, outside) = open.popLast() {
      let node = tree.nodes[index]
      for goal in allowances where goal.elements >= 0 {
        for elements in 0...min(node.most, goal.elements) {
          let place = node.row + elements
          most[place] = max(most[place], goal.most - outside[goal.elements - elements])
        }
      }
      if node.left < 0 { continue }
      for (child, sibling) in [(node.left, node.right), (node.right, node.left)] {
        open.append(
          (Int(child), CeilingBounds.outside(outside, beside: tree.nodes[Int(sibling)], cover)))
      }
    }
    return most
  }

  private static func outside(
    _ outside: [Double], beside sibling: CoverTree.Node, _ cover: PricedCover
  ) -> [Double] {
    outside.indices.map { elements in
      var least = Double.infinity
      for taken in 0...min(sibling.most, elements) {
        least = min(least, outside[elements - taken] + cover.least[sibling.row + taken])
      }
      return least
    }
  }
}

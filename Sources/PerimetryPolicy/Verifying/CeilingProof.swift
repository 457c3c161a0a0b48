import PerimetryModel

/// The least that 0, 1, 2, … disjoint prefixes can cost within a ceiling of exposure, for numbers of elements whose least
/// without one is above it.
///
/// Like ``BoundTable`` it goes down bit by bit and shares nothing with the search it checks. It starts from what is claimed:
/// a part of a cover that, with the cheapest rest at a price of exposure, comes to more than the claim at that price cannot
/// refute the claim, and is dropped. If nothing is left that beats the claims, they hold; if something is, it is the answer.
struct CeilingProof {
  private typealias Cost = BoundTable.Cost

  /// A prefix of the way down, with what is below it.
  private final class Block {
    let prefix: IPPrefix
    let range: ClosedRange<Int>
    let whole: BoundTable.Cost?
    let weight: UInt64
    let halves: [Block]
    /// By price: the least of left out + price · exposure for exactly 0, 1, 2, … elements.
    var least: [[Double]] = []

    init(_ prefix: IPPrefix, _ range: ClosedRange<Int>, in table: BoundTable) {
      self.prefix = prefix
      self.range = range
      whole = table.cost(of: prefix, holding: range)
      weight = range.reduce(0) { $0 + table.weights[$1].weight }
      // A lone source is let in best by the prefix of its full length, which is always permitted.
      if range.count == 1 || prefix.length == prefix.family.width {
        halves = []
        return
      }
      let bit = UInt128(1) << UInt128(prefix.family.width - prefix.length - 1)
      let split =
        range.first { table.weights[$0].address.number & bit != 0 } ?? range.upperBound + 1
      halves = [range.lowerBound..<split, split..<(range.upperBound + 1)]
        .filter { !$0.isEmpty }.map { half in
          let address = table.weights[half.lowerBound].address
          return Block(
            IPPrefix(containing: address, length: prefix.length + 1),
            half.lowerBound...(half.upperBound - 1), in: table)
        }
    }
  }

  private final class Meter {
    var parts = 0
  }

  private static let mostParts = 4_000_000
  private static let prices = 48

  private let table: BoundTable
  private let ceiling: UInt128
  private let budget: Int
  private let roots: [Block]
  /// Price, and the numbers of elements it is for with what is claimed to be left out of sources that may be let in.
  private var questions: [(price: Double, goals: [(elements: Int, known: Double)])] = []
  private let meter = Meter()
  private(set) var costs: [Int: BoundTable.Cost] = [:]

  /// `nil` where it takes too long.
  init?(_ table: BoundTable, _ ceiling: UInt128, _ wanted: [Int], _ claimed: [Int]) {
    (self.table, self.ceiling, budget) = (table, ceiling, table.budget)
    roots = IPAddress.Family.allCases.compactMap { family in
      let members = table.weights.indices.filter { table.weights[$0].address.family == family }
      guard let first = members.first, let last = members.last else { return nil }
      return Block(
        IPPrefix(containing: table.weights[first].address, length: 0), first...last, in: table)
    }
    ask(wanted, claimed)
    if !answer(wanted) { return nil }
    if costs.count == wanted.count { return }
    // Less is claimed than there is: from what fewer elements do without the ceiling.
    guard let first = wanted.first, first > 0 else { return nil }
    questions.removeAll()
    for root in roots { clear(root) }
    ask(wanted, wanted.map { _ in Int(table.costs[first - 1].leftOut) })
    if !answer(wanted) || costs.count < wanted.count { return nil }
  }

  private mutating func answer(_ wanted: [Int]) -> Bool {
    guard let parts = solve() else { return false }
    for elements in wanted {
      guard var best = parts.prefix(elements + 1).flatMap({ $0 }).min() else { continue }
      best.leftOut += table.lost
      costs[elements] = best
    }
    return true
  }

  /// Finds the price that bounds each number of elements best, among powers of two and what lies between them.
  private mutating func ask(_ wanted: [Int], _ claimed: [Int]) {
    let dearest = Double(table.weights.map(\.weight).max() ?? 1) * 4
    let tried = (0..<CeilingProof.prices).map { dearest / pow2(Double($0) / 2) }
    let bounds = tried.map { price -> [Double] in
      let total = roots.map { priced($0, price) }.reduce([0]) { sum($0, $1) }
      for root in roots { clear(root) }
      return total.indices.map { (total[0...$0].min() ?? 0) - price * Double(ceiling) }
    }
    var best: [Int: [(Int, Double)]] = [:]
    for (elements, claim) in zip(wanted, claimed) {
      let index =
        tried.indices.max { (bounds[$0][elements], $0) < (bounds[$1][elements], $1) } ?? 0
      best[index, default: []].append((elements, Double(claim) - Double(table.lost)))
    }
    for (index, goals) in best.sorted(by: { $0.key < $1.key }) {
      for root in roots { _ = priced(root, tried[index]) }
      questions.append((tried[index], goals))
    }
  }

  private func pow2(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    return (exponent == whole ? 1 : 2.0.squareRoot())
      * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }

  private func clear(_ block: Block) {
    block.least.removeAll()
    block.halves.forEach(clear)
  }

  /// Notes the tables of a price below a block.
  private func priced(_ block: Block, _ price: Double) -> [Double] {
    var least = block.halves.map { priced($0, price) }.reduce([0]) { sum($0, $1) }
    if block.halves.isEmpty {
      least = budget > 0 ? [Double(block.weight), 0] : [Double(block.weight)]
    }
    if budget > 0, let whole = block.whole {
      let cost = price * Double(whole.exposure)
      if least.count == 1 { least.append(cost) } else { least[1] = min(least[1], cost) }
    }
    block.least.append(least)
    return least
  }

  private func sum(_ a: [Double], _ b: [Double]) -> [Double] {
    (0...min(budget, a.count + b.count - 2)).map { elements in
      (max(0, elements - b.count + 1)...min(elements, a.count - 1)).lazy
        .map { a[$0] + b[elements - $0] }.min() ?? .infinity
    }
  }

  /// For exactly 0, 1, 2, … elements what no other beats in both left out and exposed; only what can beat a claim.
  private func solve() -> [[BoundTable.Cost]]? {
    let nothing = [Double](repeating: 0, count: budget + 1)
    var parts: [[BoundTable.Cost]] = [[Cost(leftOut: 0)]]
    for (index, root) in roots.enumerated() {
      let others = roots.indices.filter { $0 != index }.map { roots[$0] }
      let outside = questions.indices.map { question in
        others.reduce(nothing) { rest($0, $1.least[question]) }
      }
      guard let below = unbeatenParts(below: root, outside),
        let joined = join(parts, below, keep: { $1.exposure <= ceiling })
      else { return nil }
      parts = joined
    }
    return parts
  }

  /// The least outside of one half: outside of the whole, and in the other half.
  private func rest(_ outside: [Double], _ other: [Double]) -> [Double] {
    outside.indices.map { elements in
      (0...min(elements, other.count - 1)).lazy.map { outside[elements - $0] + other[$0] }.min()
        ?? .infinity
    }
  }

  private func unbeatenParts(below block: Block, _ outside: [[Double]]) -> [[BoundTable.Cost]]? {
    func keep(_ elements: Int, _ cost: BoundTable.Cost) -> Bool {
      cost.exposure <= ceiling
        && zip(questions, outside).contains { question, outside in
          let here = Double(cost.leftOut) + question.price * Double(cost.exposure)
          return question.goals.contains { goal in
            guard goal.elements >= elements else { return false }
            let most = goal.known + question.price * Double(ceiling)
            return here + outside[goal.elements - elements] <= most + 1e-9 * (most + 1)
          }
        }
    }
    var parts: [[BoundTable.Cost]]
    if block.halves.isEmpty {
      parts = [[Cost(leftOut: block.weight)].filter { keep(0, $0) }]
      if budget > 0 { parts.append([Cost(leftOut: 0)].filter { keep(1, $0) }) }
    } else {
      parts = [[Cost(leftOut: 0)]]
      for (index, half) in block.halves.enumerated() {
        let other = block.halves.count == 2 ? block.halves[1 - index] : nil
        let inner = outside.enumerated().map { question, outside in
          other.map { rest(outside, $0.least[question]) } ?? outside
        }
        let isLast = index == block.halves.count - 1
        guard let below = unbeatenParts(below: half, inner),
          let joined = join(parts, below, keep: { !isLast || keep($0, $1) })
        else { return nil }
        parts = joined
      }
    }
    if budget > 0, let whole = block.whole, keep(1, whole) {
      while parts.count < 2 { parts.append([]) }
      parts[1] = unbeaten(parts[1] + [whole])
    }
    return parts
  }

  private func join(
    _ a: [[BoundTable.Cost]], _ b: [[BoundTable.Cost]],
    keep: (Int, BoundTable.Cost) -> Bool
  ) -> [[BoundTable.Cost]]? {
    meter.parts += a.reduce(0) { $0 + $1.count } * b.reduce(0) { $0 + $1.count }
    if meter.parts > CeilingProof.mostParts { return nil }
    return (0...min(budget, a.count + b.count - 2)).map { elements in
      var sums: [BoundTable.Cost] = []
      for left in max(0, elements - b.count + 1)...min(elements, a.count - 1) {
        for first in a[left] {
          for second in b[elements - left] {
            let cost = first + second
            if keep(elements, cost) { sums.append(cost) }
          }
        }
      }
      return unbeaten(sums)
    }
  }

  private func unbeaten(_ costs: [BoundTable.Cost]) -> [BoundTable.Cost] {
    var kept: [BoundTable.Cost] = []
    for cost in costs.sorted() where kept.last.map({ cost.exposure < $0.exposure }) ?? true {
      kept.append(cost)
    }
    return kept
  }
}

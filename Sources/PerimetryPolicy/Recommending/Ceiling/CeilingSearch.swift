import PerimetryModel

/// The exact optimum within a ceiling of exposure, for numbers of elements whose optimum without one opens too much.
///
/// Fewest elements, least left out and least opened pull in three directions, so a table of one best entry a number of
/// elements does not do: each node keeps, for each number, every pair of left out and opened that no other pair beats in
/// both. ``CeilingBounds`` drops what cannot belong to an optimum, which leaves few of them. Ties are broken as in
/// ``CoverTables``, by ranks of lists.
/// - Complexity: bounded by ``Limits/combinations``. Where that does not do, the most promising entries are kept and
///   ``isProven`` is false: then it is a cover within the ceiling, and maybe not the best.
struct CeilingSearch {
  struct Limits {
    /// Pairs of parts that are looked at, over all nodes.
    var combinations = 20_000_000
    /// Of one node.
    var combinationsPerNode = 4_000_000
    /// Sources; with more, bounding alone takes too long.
    var sources = 60_000

    /// For numbers of elements that are shown beside the one proposed.
    var ofOthers: Limits {
      var limits = self
      limits.combinations /= 5
      limits.combinationsPerNode /= 5
      return limits
    }
  }

  /// A part of a cover: the prefixes below one node.
  private struct Part {
    var elements: Int
    var exposure: UInt128
    var leftOut: UInt64
    var ipv6Addresses: UInt128
    /// Indices of the children's parts; -1 where the node's own prefix is the part, or nothing is.
    var left: Int32 = -1
    var right: Int32 = -1
    /// Where its list of prefixes stands among those of its node.
    var rank: UInt32 = 0

    /// Of the same number of elements: what leaves no other with less of both before it.
    func precedes(_ other: Part) -> Bool {
      if exposure != other.exposure { return exposure < other.exposure }
      if leftOut != other.leftOut { return leftOut < other.leftOut }
      return ipv6Addresses < other.ipv6Addresses
    }
  }

  private let tree: CoverTree
  private let sources: SourceIndex
  private let ceiling: UInt128
  private let bounds: CeilingBounds
  private let limits: Limits
  private var parts: [[Part]] = []
  private var combinations = 0
  private(set) var isProven = true

  /// - Parameters:
  ///   - sources: each of them permitted on its own; at least one.
  ///   - wanted: numbers of elements to find the optimum for; ascending, not empty.
  init(
    _ sources: SourceIndex, under constraint: PrefixConstraint, budget: Int, ceiling: UInt128,
    wanted: [Int], limits: Limits = Limits()
  ) {
    tree = CoverTree(sources, under: constraint, budget: budget)
    self.sources = sources
    self.ceiling = ceiling
    self.limits = limits
    bounds = CeilingBounds(tree, ceiling: ceiling, wanted: wanted)
    parts.reserveCapacity(tree.nodes.count)
    for node in tree.nodes { parts.append(parts(of: node)) }
  }

  /// The best of at most so many elements; `nil` where none was kept.
  func point(elements: Int) -> FrontierPoint? {
    best(elements).map { index in
      let part = parts[parts.count - 1][index]
      return FrontierPoint(
        elements: elements, leftOut: Int(part.leftOut), exposure: part.exposure,
        ipv6Addresses: part.ipv6Addresses)
    }
  }

  /// A cover that attains ``point(elements:)``: of those with fewest elements the smallest list.
  func cover(elements: Int) -> PrefixCover {
    var prefixes: [IPPrefix] = []
    var exposure = Exposure()
    var held: [ClosedRange<Int>] = []
    var open: [(node: Int, part: Int)] = []
    if let best = best(elements) { open.append((tree.nodes.count - 1, best)) }
    while let (index, position) = open.popLast() {
      let (node, part) = (tree.nodes[index], parts[index][position])
      if part.elements == 0 { continue }
      if part.left >= 0 {
        open.append((Int(node.right), Int(part.right)))
        open.append((Int(node.left), Int(part.left)))
      } else if let block = node.block {
        let range = Int(node.first)...Int(node.last)
        prefixes.append(block.prefix)
        exposure = exposure + sources.exposure(ofLength: block.prefix.length, holding: range)
        held.append(range)
      }
    }
    var leftOut: [IPAddress] = []
    var next = 0
    for range in held {
      leftOut += sources.addresses[next..<range.lowerBound]
      next = range.upperBound + 1
    }
    leftOut += sources.addresses[next...]
    return PrefixCover(prefixes: prefixes, leftOut: leftOut, exposure: exposure)
  }

  private func best(_ elements: Int) -> Int? {
    guard let root = parts.last else { return nil }
    return root.indices.filter { root[$0].elements <= elements }.min { a, b in
      let (a, b) = (root[a], root[b])
      if a.leftOut != b.leftOut { return a.leftOut < b.leftOut }
      if a.exposure != b.exposure { return a.exposure < b.exposure }
      if a.ipv6Addresses != b.ipv6Addresses { return a.ipv6Addresses < b.ipv6Addresses }
      return (a.elements, a.rank) < (b.elements, b.rank)
    }
  }

  private mutating func parts(of node: CoverTree.Node) -> [Part] {
    var found = [[Part]](repeating: [], count: node.most + 1)
    func keep(_ part: Part) {
      if part.exposure <= ceiling,
        bounds.permits(
          node, part.elements, leftOut: part.leftOut, exposure: part.exposure)
      {
        found[part.elements].append(part)
      }
    }
    if node.left < 0 {
      keep(Part(elements: 0, exposure: 0, leftOut: node.weight, ipv6Addresses: 0))
    } else {
      let (left, right) = (Int(node.left), Int(node.right))
      thin(left, beside: right)
      for (a, first) in parts[left].enumerated() {
        for (b, second) in parts[right].enumerated()
        where first.elements + second.elements <= node.most {
          keep(
            Part(
              elements: first.elements + second.elements,
              exposure: first.exposure &+ second.exposure,
              leftOut: first.leftOut &+ second.leftOut,
              ipv6Addresses: first.ipv6Addresses &+ second.ipv6Addresses, left: Int32(a),
              right: Int32(b)))
        }
      }
    }
    if let block = node.block, node.most >= 1 {
      keep(
        Part(
          elements: 1, exposure: block.exposure, leftOut: 0, ipv6Addresses: block.ipv6Addresses))
    }
    return ranked(unbeaten(found, node), node)
  }

  /// Of each number of elements those that no other one beats in both, nor one of fewer elements.
  private func unbeaten(_ found: [[Part]], _ node: CoverTree.Node) -> [Part] {
    var all: [Part] = []
    /// Of fewer elements: by exposure, each leaving out less than the one before.
    var front: [Part] = []
    for list in found {
      let sorted = list.sorted { a, b in
        if a.precedes(b) { return true }
        return b.precedes(a) ? false : order(a, node) < order(b, node)
      }
      var kept: [Part] = []
      var position = 0
      for part in sorted {
        if let last = kept.last, last.leftOut <= part.leftOut { continue }
        while position < front.count, front[position].exposure <= part.exposure { position += 1 }
        if position > 0 {
          let fewer = front[position - 1]
          let isSame = fewer.exposure == part.exposure && fewer.leftOut == part.leftOut
          if fewer.leftOut <= part.leftOut,
            !isSame || fewer.ipv6Addresses <= part.ipv6Addresses
          {
            continue
          }
        }
        kept.append(part)
      }
      all += kept
      front = merged(front, kept)
    }
    return all
  }

  private func merged(_ a: [Part], _ b: [Part]) -> [Part] {
    if b.isEmpty { return a }
    var front: [Part] = []
    for part in (a + b).sorted(by: { $0.precedes($1) })
    where front.last.map({ part.leftOut < $0.leftOut }) ?? true {
      front.append(part)
    }
    return front
  }

  /// The node's own prefix precedes every list below it, then the left list decides, then the right one; no list at all is
  /// behind all others.
  private func order(_ part: Part, _ node: CoverTree.Node) -> UInt64 {
    if part.left < 0 { return part.elements == 0 ? .max : 0 }
    let left = parts[Int(node.left)][Int(part.left)].rank
    let right = parts[Int(node.right)][Int(part.right)].rank
    return UInt64(left + 1) << 32 | UInt64(right)
  }

  private func ranked(_ list: [Part], _ node: CoverTree.Node) -> [Part] {
    var list = list
    let orders = list.map { order($0, node) }
    for (rank, index) in list.indices.sorted(by: { orders[$0] < orders[$1] }).enumerated() {
      list[index].rank = UInt32(rank)
    }
    return list
  }

  /// Keeps the most promising parts of both nodes where all pairs of them would be too many.
  private mutating func thin(_ left: Int, beside right: Int) {
    let rest = max(0, limits.combinations - combinations)
    let limit = max(1_000, min(limits.combinationsPerNode, rest / 4))
    if parts[left].count * parts[right].count > limit {
      isProven = false
      let few = max(10, Int(Double(limit).squareRoot()))
      for index in [left, right] where parts[index].count > few {
        let node = tree.nodes[index]
        let slack = parts[index].map {
          bounds.slack(node, $0.elements, leftOut: $0.leftOut, exposure: $0.exposure)
        }
        let best = parts[index].indices.sorted { (-slack[$0], $0) < (-slack[$1], $1) }
        parts[index] = best.prefix(few).sorted().map { parts[index][$0] }
      }
    }
    combinations += parts[left].count * parts[right].count
  }
}

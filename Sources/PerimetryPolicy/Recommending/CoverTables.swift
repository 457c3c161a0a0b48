import PerimetryModel

/// The tables of the dynamic programme for the subtrees that wait for their sibling, one behind the
/// other.
///
/// The table of a subtree holds, for every number of elements e from none to one for each of its
/// sources (or the budget), the least cost of exactly e disjoint prefixes in it, and the rank of
/// the smallest list that attains it. Ranks compare the lists of one subtree lexicographically,
/// where a list that another one continues comes *after* it. That is the order a parent needs:
/// everything on its left precedes everything on its right, so a left list that ends early goes on
/// with a larger element than the one it is compared with.
struct CoverTables {
  /// Marks the block of the node itself in ``splits``.
  static let block = UInt16.max

  private var costs: [CoverCost] = []
  private var ranks: [UInt16] = []
  /// Where each table starts.
  private var starts: [Int] = []
  /// Of the node joined last, for each number of elements: how many of them lie in its left
  /// subtree.
  private(set) var splits: [UInt16] = []
  private var joined: [CoverCost] = []
  private var order: [UInt64] = []

  /// Entries of the last table.
  var last: ArraySlice<CoverCost> { costs[(starts.last ?? costs.count)...] }

  /// A single source: left out, or let in by the prefix of its full length.
  mutating func appendSource(weight: UInt64, budget: Int) {
    starts.append(costs.count)
    costs.append(CoverCost(leftOut: weight))
    ranks.append(budget == 0 ? 0 : 1)
    guard budget > 0 else { return }
    costs.append(.zero)
    ranks.append(0)
  }

  /// Replaces the last two tables by their parent's.
  /// - Parameters:
  ///   - limit: the most elements its table goes up to.
  ///   - block: the cost of the node's own prefix, where it may be proposed.
  /// - Complexity: the product of the sizes of both tables.
  mutating func join(limit: Int, block: CoverCost?) {
    let middle = starts.removeLast()
    let start = starts[starts.count - 1]
    combine(start, middle, limit)
    // Alone in leaving nothing out with a single element, so it never ties.
    if let block, limit >= 1 {
      joined[1] = block
      splits[1] = CoverTables.block
    }
    sortLists(start, middle)
    costs.removeLast(costs.count - start)
    costs.append(contentsOf: joined)
    // Two tables have at least as many entries as the one they become.
    ranks.removeLast(ranks.count - start - joined.count)
    for (rank, entry) in order.enumerated() {
      ranks[start + Int(entry & 0xFFFF)] = UInt16(rank)
    }
  }

  /// The cheapest split of every number of elements; of equals the one with the best list on the
  /// left.
  private mutating func combine(_ start: Int, _ middle: Int, _ limit: Int) {
    joined.removeAll(keepingCapacity: true)
    splits.removeAll(keepingCapacity: true)
    let mostLeft = middle - start - 1
    let mostRight = costs.count - middle - 1
    // Where a search spends its time; checks of bounds were a third of it.
    costs.withUnsafeBufferPointer { costs in
      ranks.withUnsafeBufferPointer { ranks in
        for elements in 0...limit {
          let fewest = max(0, elements - mostRight)
          var split = fewest
          var least = costs[start + split] + costs[middle + elements - split]
          var candidate = fewest + 1
          while candidate <= min(elements, mostLeft) {
            let cost = costs[start + candidate] + costs[middle + elements - candidate]
            if cost < least || (cost == least && ranks[start + candidate] < ranks[start + split]) {
              (least, split) = (cost, candidate)
            }
            candidate += 1
          }
          joined.append(least)
          splits.append(UInt16(split))
        }
      }
    }
  }

  /// Puts the numbers of elements in the order of their lists: the block precedes every prefix
  /// below it, then the left list decides, then the right one. Packed into integers, the number of
  /// elements in the lowest 16 bits.
  private mutating func sortLists(_ start: Int, _ middle: Int) {
    order.removeAll(keepingCapacity: true)
    for (elements, split) in splits.enumerated() {
      guard split != CoverTables.block else {
        order.append(UInt64(elements))
        continue
      }
      let left = UInt64(ranks[start + Int(split)])
      let right = UInt64(ranks[middle + elements - Int(split)])
      order.append((left + 1) << 32 | right << 16 | UInt64(elements))
    }
    order.sort()
  }
}

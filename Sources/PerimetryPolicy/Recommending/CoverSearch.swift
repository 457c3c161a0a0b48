import PerimetryModel

/// The exact optimum for every number of elements, by dynamic programming over the compressed
/// prefix tree.
///
/// The nodes of that tree are the longest common prefixes of sets of sources, and only they can be
/// part of an optimum: in place of any other prefix, the longest common prefix of the sources in it
/// lets the same ones in, is itself permitted, and admits fewer addresses; and a prefix without
/// sources, or inside another one, is an element for nothing. Both families hang under a root that
/// is no prefix. The cost is not convex in the number of elements, so every table is complete.
///
/// Sources arrive in order, so a subtree is complete as soon as a neighbour shares fewer bits: no
/// tree is built before the tables, there is no recursion, and only the choices stay in memory.
/// - Complexity: O(sources · budget) time; O(sources · min(budget, depth)) small integers.
struct CoverSearch {
  private struct Node {
    /// Indices of its first and last source.
    let first: Int32
    let last: Int32
    /// Bits its sources share; -1 for the root over both families.
    let length: Int16
    /// Children: an index of ``nodes``, or the complement of a source's index.
    let left: Int32
    let right: Int32
    /// Where its part of ``splits`` starts.
    let splits: Int
  }

  private struct Subtree {
    let root: Int32
    let first: Int32
    let last: Int32
  }

  private let sources: SourceIndex
  private let constraint: PrefixConstraint
  private let budget: Int
  private var nodes: [Node] = []
  private var splits: [UInt16] = []
  private var tables = CoverTables()
  /// Subtrees that wait for their sibling, from left to right.
  private var waiting: [Subtree] = []

  /// - Parameter sources: each of them permitted on its own.
  init(_ sources: SourceIndex, under constraint: PrefixConstraint, budget: Int) {
    (self.sources, self.constraint, self.budget) = (sources, constraint, budget)
    nodes.reserveCapacity(sources.addresses.count)
    // Bits shared by each waiting subtree and the next one, growing from left to right.
    var joints: [Int] = []
    for index in sources.addresses.indices {
      if index > 0 {
        let shared = sources.bitsSharedWithNext(index - 1)
        while let joint = joints.last, joint > shared { join(sharing: joints.removeLast()) }
        joints.append(shared)
      }
      tables.appendSource(weight: sources.weight(index), budget: budget)
      waiting.append(Subtree(root: ~Int32(index), first: Int32(index), last: Int32(index)))
    }
    while let joint = joints.popLast() { join(sharing: joint) }
  }

  /// The least cost of exactly 0, 1, 2, … elements.
  var costs: [CoverCost] { waiting.isEmpty ? [.zero] : Array(tables.last) }

  private mutating func join(sharing length: Int) {
    let right = waiting.removeLast()
    let left = waiting.removeLast()
    let range = Int(left.first)...Int(right.last)
    tables.join(limit: min(budget, range.count), block: blockCost(of: range, length: length))
    waiting.append(Subtree(root: Int32(nodes.count), first: left.first, last: right.last))
    nodes.append(
      Node(
        first: left.first, last: right.last, length: Int16(length), left: left.root,
        right: right.root, splits: splits.count))
    splits.append(contentsOf: tables.splits)
  }

  private func blockCost(of range: ClosedRange<Int>, length: Int) -> CoverCost? {
    guard length >= 0 else { return nil }
    let block = IPPrefix(containing: sources.addresses[range.lowerBound], length: length)
    guard constraint.permits(block) else { return nil }
    return CoverCost(leftOut: 0, exposure: sources.exposure(ofLength: length, holding: range))
  }
}

extension CoverSearch {
  /// The smallest sorted list of exactly this many prefixes with the least cost, read off the
  /// choices.
  /// - Complexity: O(elements · depth).
  func cover(elements: Int) -> PrefixCover {
    var prefixes: [IPPrefix] = []
    var leftOut: [IPAddress] = []
    var exposure = Exposure()
    var remaining = waiting.last.map { [(root: $0.root, elements: elements)] } ?? []
    while let (root, elements) = remaining.popLast() {
      let range = range(of: root)
      if elements == 0 {
        leftOut += sources.addresses[range]
      } else if let split = split(of: root, elements: elements) {
        let node = nodes[Int(root)]
        remaining.append((node.right, elements - split))
        remaining.append((node.left, split))
      } else {
        let length = length(of: root)
        prefixes.append(
          IPPrefix(containing: sources.addresses[range.lowerBound], length: length))
        exposure = exposure + sources.exposure(ofLength: length, holding: range)
      }
    }
    return PrefixCover(prefixes: prefixes, leftOut: leftOut, exposure: exposure)
  }

  private func range(of root: Int32) -> ClosedRange<Int> {
    guard root >= 0 else { return Int(~root)...Int(~root) }
    return Int(nodes[Int(root)].first)...Int(nodes[Int(root)].last)
  }

  private func length(of root: Int32) -> Int {
    root >= 0 ? Int(nodes[Int(root)].length) : sources.addresses[Int(~root)].family.width
  }

  /// How many elements lie on the left; `nil` where the block of the root is the element.
  private func split(of root: Int32, elements: Int) -> Int? {
    guard root >= 0 else { return nil }
    let split = splits[nodes[Int(root)].splits + elements]
    return split == CoverTables.block ? nil : Int(split)
  }
}

import PerimetryModel

/// The compressed prefix tree over the sources (``CoverSearch`` says why nothing else need be looked at), children before
/// their parents, so that one pass goes up and one goes down.
struct CoverTree {
  struct Node {
    /// Indices of its first and last source.
    var first: Int32
    var last: Int32
    /// Children; -1 for a source.
    var left: Int32 = -1
    var right: Int32 = -1
    /// The node's own prefix, and what it opens; `nil` where it may not be proposed.
    var block: (prefix: IPPrefix, exposure: UInt128, ipv6Addresses: UInt128)?
    /// What leaving out all its sources counts for.
    var weight: UInt64
    /// The most elements that are of use in it, within the budget.
    var most: Int
    /// Where its row starts in a table of all nodes, a row having one entry for each of 0…``most`` elements.
    var row: Int
  }

  private(set) var nodes: [Node] = []
  /// Entries of a table of all nodes.
  private(set) var size = 0
  let budget: Int

  /// - Parameter sources: each of them permitted on its own; at least one.
  init(_ sources: SourceIndex, under constraint: PrefixConstraint, budget: Int) {
    self.budget = budget
    var waiting: [Int32] = []
    var joints: [Int] = []
    nodes.reserveCapacity(2 * sources.addresses.count)
    for index in sources.addresses.indices {
      if index > 0 {
        let shared = sources.bitsSharedWithNext(index - 1)
        while let joint = joints.last, joint > shared {
          join(&waiting, sharing: joints.removeLast(), sources, constraint)
        }
        joints.append(shared)
      }
      let address = sources.addresses[index]
      waiting.append(
        append(
          Node(
            first: Int32(index), last: Int32(index),
            block: (IPPrefix(containing: address, length: address.family.width), 0, 0),
            weight: sources.weight(index), most: 1, row: 0)))
    }
    while let joint = joints.popLast() { join(&waiting, sharing: joint, sources, constraint) }
  }

  private mutating func append(_ node: Node) -> Int32 {
    var node = node
    node.most = min(node.most, budget)
    node.row = size
    size += node.most + 1
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func join(
    _ waiting: inout [Int32], sharing length: Int, _ sources: SourceIndex,
    _ constraint: PrefixConstraint
  ) {
    let (right, left) = (waiting.removeLast(), waiting.removeLast())
    let (a, b) = (nodes[Int(left)], nodes[Int(right)])
    var node = Node(
      first: a.first, last: b.last, left: left, right: right, weight: a.weight + b.weight,
      most: a.most + b.most, row: 0)
    if length >= 0 {
      let prefix = IPPrefix(containing: sources.addresses[Int(a.first)], length: length)
      if constraint.permits(prefix) {
        let exposure = sources.exposure(
          ofLength: length, holding: Int(a.first)...Int(b.last))
        node.block = (prefix, exposure.total, exposure.ipv6Addresses)
      }
    }
    waiting.append(append(node))
  }
}

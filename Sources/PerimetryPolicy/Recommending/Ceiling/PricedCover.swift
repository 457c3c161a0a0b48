/// The least of *left out + price · exposure* for every node and number of elements: what a ceiling of exposure becomes when
/// it is given a price (Lagrange).
///
/// It bounds what any cover within the ceiling leaves out from below, and the cover it finds bounds it from above. In
/// floating point: whoever compares allows for that.
struct PricedCover {
  let price: Double
  /// By ``CoverTree/Node/row`` and exact number of elements.
  let least: [Double]
  /// Of the whole tree, for at most 0, 1, 2, … elements: the cover found, in whole numbers.
  let found: [(leftOut: UInt64, exposure: UInt128)]
  /// The least for at most so many elements of the whole tree.
  let total: [Double]

  /// - Complexity: sources · budget.
  init(_ tree: CoverTree, price: Double) {
    self.price = price
    var least = [Double](repeating: .infinity, count: tree.size)
    var leftOut = [UInt64](repeating: 0, count: tree.size)
    var exposure = [UInt128](repeating: 0, count: tree.size)
    for node in tree.nodes {
      least[node.row] = Double(node.weight)
      leftOut[node.row] = node.weight
      if node.left >= 0 {
        let (left, right) = (tree.nodes[Int(node.left)], tree.nodes[Int(node.right)])
        for a in 0...left.most {
          for b in 0...min(right.most, node.most - min(a, node.most)) where a + b <= node.most {
            let cost = least[left.row + a] + least[right.row + b]
            let place = node.row + a + b
            if a + b > 0, cost < least[place] {
              least[place] = cost
              leftOut[place] = leftOut[left.row + a] + leftOut[right.row + b]
              exposure[place] = exposure[left.row + a] &+ exposure[right.row + b]
            }
          }
        }
      }
      if let block = node.block, node.most >= 1 {
        let cost = price * Double(block.exposure)
        if cost < least[node.row + 1] {
          least[node.row + 1] = cost
          leftOut[node.row + 1] = 0
          exposure[node.row + 1] = block.exposure
        }
      }
    }
    var found: [(leftOut: UInt64, exposure: UInt128)] = []
    var total: [Double] = []
    if let root = tree.nodes.last {
      for elements in 0...root.most {
        let place = root.row + elements
        if let last = total.last, last <= least[place] {
          total.append(last)
          found.append(found[elements - 1])
        } else {
          total.append(least[place])
          found.append((leftOut[place], exposure[place]))
        }
      }
    }
    self.least = least
    self.found = found
    self.total = total
  }
}

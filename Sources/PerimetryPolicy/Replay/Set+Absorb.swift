extension Set {
  /// As `formUnion`, at the cost of the smaller of the two.
  mutating func absorb(_ other: Set) {
    if other.count <= count {
      formUnion(other)
    } else {
      self = other.union(self)
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// Cuts a list into runs of neighbours that lie beside each other, so that what depends on profile, resource, direction
  /// and category alone is found once a run. A list in the order of its keys has few runs; another is only slower.
  @inlinable
  public func runs(by key: (Element) -> FlowKey) -> [Range<Int>] {
    guard let first else { return [] }
    var runs: [Range<Int>] = []
    var (start, beginning) = (startIndex, key(first))
    for index in indices.dropFirst() {
      let key = key(self[index])
      if key.isBeside(beginning) { continue }
      runs.append(start..<index)
      (start, beginning) = (index, key)
    }
    runs.append(start..<endIndex)
    return runs
  }
}

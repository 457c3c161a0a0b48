extension Array where Element: Equatable {
  /// One of each run of equal elements.
  func droppingRepeats() -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    for element in self where element != result.last { result.append(element) }
    return result
  }

  mutating func appendUnlessLast(_ element: Element) {
    if last != element { append(element) }
  }
}

extension Array where Element: Comparable {
  func sortedWithoutRepeats() -> [Element] { count < 2 ? self : sorted().droppingRepeats() }
}

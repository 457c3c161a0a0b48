/// How many letters apart two names are.
public enum EditDistance {
  private static let longest = 64

  /// Insertions, deletions, replacements and swaps of neighbours; of long names only the beginning is compared.
  public static func between(_ first: String, _ second: String) -> Int {
    let a = Array(first.utf8.prefix(longest))
    let b = Array(second.utf8.prefix(longest))
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for row in 1...a.count {
      var current = [row]
      for column in 1...b.count {
        var best = min(
          last[column] + 1, current[column - 1] + 1,
          last[column - 1] + (a[row - 1] == b[column - 1] ? 0 : 1))
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          best = min(best, before[column - 2] + 1)
        }
        current.append(best)
      }
      (before, last) = (last, current)
    }
    return last[b.count]
  }
}

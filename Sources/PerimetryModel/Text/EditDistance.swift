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

  /// What somebody may have meant by a name that there is not; `nil` where none is near. Of several the nearest, then the first
  /// in the alphabet.
  public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let name = name.lowercased()
    return names.map { (name: $0, letters: between(name, $0.lowercased())) }
      .filter { $0.letters <= max(2, name.utf8.count / 3) }
      .min { ($0.letters, $0.name) < ($1.letters, $1.name) }?.name
  }
}

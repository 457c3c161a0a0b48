/// What somebody may have meant who wrote a name that there is not.
enum NearestName {
  /// ` (did you mean X?)`, or nothing where no name is near.
  static func hint(for name: String, among names: [String]) -> String {
    let distances = names.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }),
      nearest.distance <= max(1, name.count / 3)
    else { return "" }
    return " (did you mean '\(nearest.name)'?)"
  }

  /// Letters to insert, remove or replace.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = corner + (letter == other ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}

import PerimetryModel

/// An exact set of domain names, as elements of rules write it: names, all names below a suffix, all names.
struct NameSet {
  private(set) var names: Set<DomainName> = []
  /// `*.example.com` holds every name below `example.com`, not that name itself.
  private(set) var suffixes: Set<DomainName> = []
  private(set) var isEverything = false

  /// A name has 253 bytes at most (RFC 1035, as ``DomainName`` reads it).
  private static let longestName = 253

  mutating func insert(_ name: DomainName) { names.insert(name) }
  mutating func insertNames(below suffix: DomainName) { suffixes.insert(suffix) }
  mutating func insertEverything() { isEverything = true }

  func contains(_ name: DomainName) -> Bool {
    isEverything || names.contains(name) || holdsAsWildcard(name)
  }

  /// A name that is not in the set; `nil` where all are.
  var outsider: DomainName? {
    if isEverything { return nil }
    // Names of two labels are in the set one by one: nothing shorter can be a suffix.
    return NameSet.labels(upTo: 63).lazy.compactMap { DomainName($0 + ".example") }
      .first { !contains($0) }
  }

  /// A name below the suffix that is not in the set, of the fewest labels, then the shortest, then the first; `nil` where
  /// all are, or where the suffix is so long that there is none.
  func outsider(below suffix: DomainName) -> DomainName? {
    if isEverything || suffixes.contains(suffix) || holdsAsWildcard(suffix) { return nil }
    let room = NameSet.longestName - suffix.text.utf8.count - 1
    func children() -> some Sequence<DomainName> {
      NameSet.labels(upTo: min(63, room)).lazy.compactMap {
        DomainName($0 + "." + suffix.text)
      }
    }
    if let child = children().first(where: { !names.contains($0) }) { return child }
    // Only where every one of them is in the set, thus where there is room for few.
    return room < 3 ? nil : children().lazy.compactMap { outsider(below: $0) }.first
  }

  /// Whether a suffix of the set stands above the name.
  private func holdsAsWildcard(_ name: DomainName) -> Bool {
    var rest = Substring(name.text)
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let above = DomainName(String(rest)), suffixes.contains(above) { return true }
    }
    return false
  }

  /// Labels from the shortest up, those of a length in the order of letters, digits and underscore; without hyphens, but for
  /// where no others fit.
  private static func labels(upTo length: Int) -> some Sequence<String> {
    let ends = Array("abcdefghijklmnopqrstuvwxyz0123456789_")
    let all = ends + ["-"]
    return (0..<max(0, length)).lazy.flatMap { more in
      sequence(state: Optional([Int](repeating: 0, count: more + 1))) { state in
        guard var digits = state else { return nil as String? }
        let text = String(
          digits.enumerated().map { place, digit in
            (place == 0 || place == more ? ends : all)[digit]
          })
        var place = more
        while place >= 0 {
          digits[place] += 1
          if digits[place] < (place == 0 || place == more ? ends : all).count { break }
          digits[place] = 0
          place -= 1
        }
        state = place < 0 ? nil : digits
        return text
      }
    }
  }
}

import PerimetryModel

/// Finds the names and wildcards that let a destination through, and the one that comes nearest.
struct DomainIndex: Sendable {
  private var names: [String: [RuleMatch]] = [:]
  /// By the suffix below the wildcard.
  private var suffixes: [Substring: [RuleMatch]] = [:]
  private var everything: [RuleMatch] = []
  /// For every suffix of a name in a rule, the shortest such name; of several the smallest.
  private var below: [Substring: Entry] = [:]

  private struct Entry {
    var labels: Int
    var text: String
    var match: RuleMatch
  }

  mutating func add(_ name: DomainName, _ match: RuleMatch) {
    names[name.text, default: []].append(match)
    remember(name, written: name.text, match)
  }

  mutating func addSubdomains(of name: DomainName, _ match: RuleMatch) {
    suffixes[name.text[...], default: []].append(match)
    remember(name, written: "*." + name.text, match)
  }

  mutating func addEverything(_ match: RuleMatch) { everything.append(match) }

  /// Names first, then the longest suffix.
  func matches(_ name: DomainName) -> [RuleMatch] {
    var found = names[name.text] ?? []
    if !suffixes.isEmpty {
      for suffix in DomainIndex.suffixes(of: name).dropFirst() { found += suffixes[suffix] ?? [] }
    }
    return found + everything
  }

  /// The name or wildcard that differs in the fewest labels, counted in the longer of the two; one that shares no label is
  /// not near.
  func nearest(to name: DomainName) -> (match: RuleMatch, text: String, labels: Int)? {
    let all = DomainIndex.suffixes(of: name)
    var best: (match: RuleMatch, text: String, labels: Int)?
    for (cut, suffix) in all.enumerated() {
      guard let entry = below[suffix] else { continue }
      let shared = all.count - cut
      let labels = max(cut, entry.labels - shared)
      if let best, (best.labels, best.text) <= (labels, entry.text) { continue }
      best = (entry.match, entry.text, labels)
    }
    return best
  }

  private mutating func remember(_ name: DomainName, written: String, _ match: RuleMatch) {
    let all = DomainIndex.suffixes(of: name)
    // A wildcard stands for one label at least.
    let labels = all.count + (written == name.text ? 0 : 1)
    for suffix in all {
      if let known = below[suffix], (known.labels, known.text) <= (labels, written) { continue }
      below[suffix] = Entry(labels: labels, text: written, match: match)
    }
  }

  /// The name, the name without its first label, and so on to the last label.
  private static func suffixes(of name: DomainName) -> [Substring] {
    var all = [name.text[...]]
    var rest = name.text.utf8[...]
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      rest = rest[rest.index(after: dot)...]
      all.append(Substring(rest))
    }
    return all
  }
}

import PerimetryModel

/// Finds the prefixes that hold an address, and the one that comes nearest.
///
/// A look-up costs a hash for each length that occurs, however many prefixes there are; the nearest costs one for each bit.
struct PrefixIndex: Sendable {
  private var elements: [IPPrefix: [RuleMatch]] = [:]
  private var lengths: [IPAddress.Family: [Int]] = [:]

  init(_ prefixes: [(prefix: IPPrefix, match: RuleMatch)]) {
    for (prefix, match) in prefixes { elements[prefix, default: []].append(match) }
    for family in IPAddress.Family.allCases {
      lengths[family] = Set(elements.keys.lazy.filter { $0.family == family }.map(\.length))
        .sorted(by: >)
    }
  }

  /// Longest prefixes first.
  func matches(_ address: IPAddress) -> [RuleMatch] {
    var found: [RuleMatch] = []
    for length in lengths[address.family] ?? [] {
      found += elements[IPPrefix(containing: address, length: length)] ?? []
    }
    return found
  }

  /// For every block that holds a prefix, the shortest prefix in it; of several the smallest.
  struct Nearest: Sendable {
    private var shortest: [IPPrefix: IPPrefix] = [:]

    fileprivate init(_ prefixes: some Sequence<IPPrefix>) {
      for prefix in prefixes {
        for length in 0...prefix.length {
          let block = IPPrefix(containing: prefix.address, length: length)
          if let known = shortest[block], (known.length, known) <= (prefix.length, prefix) {
            continue
          }
          shortest[block] = prefix
        }
      }
    }

    /// The prefix that would have to give up the fewest bits to hold the address, and how many; `nil` where there is
    /// none of the family.
    func prefix(to address: IPAddress) -> (prefix: IPPrefix, bits: Int)? {
      var best: (prefix: IPPrefix, bits: Int)?
      for length in stride(from: address.family.width, through: 0, by: -1) {
        guard let prefix = shortest[IPPrefix(containing: address, length: length)] else { continue }
        let bits = prefix.length - length
        if let best, (best.bits, best.prefix) <= (bits, prefix) { continue }
        best = (prefix, bits)
      }
      return best
    }
  }

  /// Made only where something was not matched.
  var nearest: Nearest { Nearest(elements.keys) }

  /// Where a prefix stands.
  subscript(prefix: IPPrefix) -> [RuleMatch] { elements[prefix] ?? [] }
}

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
    /// Of all prefixes, by family.
    private var least: [IPAddress.Family: Int] = [:]

    fileprivate init(_ prefixes: some Sequence<IPPrefix>) {
      for prefix in prefixes {
        least[prefix.family] = min(least[prefix.family] ?? prefix.length, prefix.length)
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
      guard let least = least[address.family] else { return nil }
      var best: (prefix: IPPrefix, bits: Int)?
      for length in stride(from: longestHolding(address), through: 0, by: -1) {
        // No prefix in this block nor in a wider one is shorter than all are.
        if let best, least - length > best.bits { break }
        guard let prefix = shortest[IPPrefix(containing: address, length: length)] else { continue }
        let bits = prefix.length - length
        if let best, (best.bits, best.prefix) <= (bits, prefix) { continue }
        best = (prefix, bits)
      }
      return best
    }

    /// The length of the narrowest block around an address that holds a prefix; every wider one does.
    private func longestHolding(_ address: IPAddress) -> Int {
      var (low, high) = (0, address.family.width)
      while low < high {
        let middle = (low + high + 1) / 2
        if shortest[IPPrefix(containing: address, length: middle)] != nil {
          low = middle
        } else {
          high = middle - 1
        }
      }
      return low
    }
  }

  /// Made only where something was not matched.
  var nearest: Nearest { Nearest(elements.keys) }

  /// Where a prefix stands.
  subscript(prefix: IPPrefix) -> [RuleMatch] { elements[prefix] ?? [] }
}

import PerimetryModel

/// Finds the prefixes that hold an address, and the one that comes nearest.
///
/// A look-up costs a hash for each length that occurs, however many prefixes there are; the nearest costs one for each bit.
struct PrefixIndex: Sendable {
  private let elements: [IPPrefix: [RuleMatch]]
  /// Those that occur, longest first.
  private let lengths: (v4: [Int], v6: [Int])

  init(_ prefixes: [(prefix: IPPrefix, match: RuleMatch)]) {
    var elements: [IPPrefix: [RuleMatch]] = [:]
    for (prefix, match) in prefixes { elements[prefix, default: []].append(match) }
    self.elements = elements
    let known = elements.keys
    func lengths(_ family: IPAddress.Family) -> [Int] {
      Set(known.lazy.filter { $0.family == family }.map(\.length)).sorted(by: >)
    }
    self.lengths = (lengths(.v4), lengths(.v6))
  }

  /// Longest prefixes first.
  func matches(_ address: IPAddress) -> [RuleMatch] {
    var found: [RuleMatch] = []
    let isV4 = address.family == .v4
    for place in 0..<(isV4 ? lengths.v4.count : lengths.v6.count) {
      let length = isV4 ? lengths.v4[place] : lengths.v6[place]
      if let more = elements[IPPrefix(containing: address, length: length)] { found += more }
    }
    return found
  }

  /// For every block that holds a prefix, the shortest prefix in it; of several the smallest.
  struct Nearest: Sendable {
    private var shortest: [IPPrefix: IPPrefix] = [:]
    /// Of all prefixes, by family.
    private var least: [IPAddress.Family: Int] = [:]

    fileprivate init(_ prefixes: some Sequence<IPPrefix>) {
      for prefix in prefixes.sorted(by: { ($0.length, $0) < ($1.length, $1) }) {
        least[prefix.family] = min(least[prefix.family] ?? prefix.length, prefix.length)
        // What is known of a block is shorter, or as short and smaller, and so is what is known of wider ones.
        for length in stride(from: prefix.length, through: 0, by: -1) {
          let block = IPPrefix(containing: prefix.address, length: length)
          if shortest[block] != nil { break }
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

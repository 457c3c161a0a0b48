/// Says of a hash whether it may have been seen. A no is certain, a yes is not; it takes a mebibyte from the first hash
/// on, however many come (Bloom, https://doi.org/10.1145/362686.362692).
struct HashFilter {
  private static let bits = 23
  private var words: [UInt64] = []

  func mayHold(_ hash: Int64) -> Bool {
    if words.isEmpty { return false }
    return HashFilter.places(hash).allSatisfy { words[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
  }

  mutating func insert(_ hash: Int64) {
    if words.isEmpty { words = Array(repeating: 0, count: 1 << (HashFilter.bits - 6)) }
    for place in HashFilter.places(hash) { words[place >> 6] |= 1 << UInt64(place & 63) }
  }

  /// Three parts of the hash, which hardly share a bit.
  private static func places(_ hash: Int64) -> some Sequence<Int> {
    let hash = UInt64(bitPattern: hash)
    return stride(from: 0, through: 40, by: 20).lazy.map {
      Int(truncatingIfNeeded: hash >> UInt64($0)) & (1 << bits - 1)
    }
  }
}

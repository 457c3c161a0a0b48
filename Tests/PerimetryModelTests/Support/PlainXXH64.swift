/// XXH64 written once more, straight from the published specification and without a thought for speed: the oracle.
struct PlainXXH64 {
  private static let primes: [UInt64] = [
    11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 1_609_587_929_392_839_161,
    9_650_029_242_287_828_579, 2_870_177_450_012_600_261,
  ]

  static func hash(_ input: [UInt8], seed: UInt64) -> UInt64 {
    var rest = input[...]
    var result: UInt64
    if input.count < 32 {
      result = seed &+ primes[4]
    } else {
      var lanes = [seed &+ primes[0] &+ primes[1], seed &+ primes[1], seed, seed &- primes[0]]
      while rest.count >= 32 {
        for lane in 0..<4 { lanes[lane] = mixed(lanes[lane], take(8, from: &rest)) }
      }
      result = zip(lanes, [1, 7, 12, 18]).reduce(0) { $0 &+ rotated($1.0, $1.1) }
      for lane in lanes { result = (result ^ mixed(0, lane)) &* primes[0] &+ primes[3] }
    }
    result &+= UInt64(input.count)
    while rest.count >= 8 {
      result = rotated(result ^ mixed(0, take(8, from: &rest)), 27) &* primes[0] &+ primes[3]
    }
    if rest.count >= 4 {
      result = rotated(result ^ take(4, from: &rest) &* primes[0], 23) &* primes[1] &+ primes[2]
    }
    while !rest.isEmpty {
      result = rotated(result ^ take(1, from: &rest) &* primes[4], 11) &* primes[0]
    }
    result = (result ^ (result >> 33)) &* primes[1]
    result = (result ^ (result >> 29)) &* primes[2]
    return result ^ (result >> 32)
  }

  private static func take(_ count: Int, from rest: inout ArraySlice<UInt8>) -> UInt64 {
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* primes[1], 31) &* primes[0]
  }

  private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }
}

/// A hash of 128 bits under a seed that is new in each reader: nobody who writes log lines can aim at it, and so equal
/// hashes are taken for equal texts.
struct SeededHash {
  struct Value: Equatable {
    var low: UInt64
    var high: UInt64
  }

  private let seed: (UInt64, UInt64)

  init() {
    var generator = SystemRandomNumberGenerator()
    seed = (generator.next() | 1, generator.next() | 1)
  }

  /// The hash of nothing.
  @inline(__always)
  func start(_ salt: UInt64 = 0) -> Value { Value(low: seed.0 ^ salt, high: seed.1) }

  /// - Parameter tag: keeps apart equal bytes in different places; below 2^31.
  @inline(__always)
  func mix(_ bytes: UnsafeRawPointer, count: Int, tag: Int, into hash: inout Value) {
    // The secret keeps lengths and tags apart.
    hash.low &+= UInt64(truncatingIfNeeded: tag << 32 | count) &* seed.0
    var position = 0
    while position + 16 < count {
      mix(word(bytes, position), word(bytes, position + 8), into: &hash)
      position += 16
    }
    if count >= 16 {
      mix(word(bytes, count - 16), word(bytes, count - 8), into: &hash)
    } else if count >= 8 {
      mix(word(bytes, 0), word(bytes, count - 8), into: &hash)
    } else if count >= 4 {
      mix(half(bytes, 0), half(bytes, count - 4), into: &hash)
    } else if count > 0 {
      let ends = (bytes.load(as: UInt8.self), (bytes + count - 1).load(as: UInt8.self))
      let middle = (bytes + count / 2).load(as: UInt8.self)
      mix(UInt64(ends.0) << 8 | UInt64(ends.1), UInt64(middle), into: &hash)
    } else {
      mix(0, 0, into: &hash)
    }
  }

  /// Two independent multiply-and-fold lanes over the same words.
  @inline(__always)
  func mix(_ a: UInt64, _ b: UInt64, into hash: inout Value) {
    let first = (hash.low ^ a).multipliedFullWidth(by: b ^ seed.1)
    let second = (hash.high ^ b ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: a ^ seed.0)
    hash.low = (first.high ^ first.low) &+ 0x2545_F491_4F6C_DD1D &+ hash.low << 1
    hash.high = (second.high ^ second.low) &+ 0x9E6C_63D0_876A_68EB &+ hash.high << 1
  }

  @inline(__always)
  private func word(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private func half(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}

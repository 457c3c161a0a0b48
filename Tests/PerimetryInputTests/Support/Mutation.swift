import TestSupport

/// Damage as transport and disks do it: flipped bytes, cuts, insertions, repetitions.
enum Mutation {
  private static let fragments: [[UInt8]] = [
    Array("\n".utf8), Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("]".utf8),
    Array("\"".utf8), Array("\\".utf8), Array(",".utf8), [0], [0xFF], [0xEF, 0xBB, 0xBF],
    Array("\r\n".utf8), Array("1e999".utf8), Array(#"\ud800"#.utf8), Array("{\"records\":[".utf8),
  ]

  static func apply(
    to bytes: [UInt8], count: Int, using random: inout SeededRandom
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<count where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      case 1:
        bytes.removeSubrange(
          place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      case 2:
        let fragment = fragments[Int.random(in: 0..<fragments.count, using: &random)]
        bytes.insert(contentsOf: fragment, at: place)
      case 3: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
      }
    }
    return bytes
  }
}

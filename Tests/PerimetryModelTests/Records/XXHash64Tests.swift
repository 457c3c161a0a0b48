import PerimetryModel
import TestSupport
import Testing

@Suite("XXH64")
struct XXHash64Tests {
  @Test(
    "gives the published values",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func published(text: String, expected: UInt64) {
    #expect(XXHash64.hash(Array(text.utf8)) == expected)
    #expect(PlainXXH64.hash(Array(text.utf8), seed: 0) == expected)
  }

  @Test(
    "agrees with a second implementation at every length around its block sizes, whatever the seed")
  func oracle() {
    for length in 0...200 {
      var random = SeededRandom(seed: UInt64(length))
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      for seed in [0, 1, UInt64.max, random.next()] {
        let expected = PlainXXH64.hash(bytes, seed: seed)
        #expect(XXHash64.hash(bytes, seed: seed) == expected, "length \(length), seed \(seed)")
      }
    }
  }

  @Test("does not mind where in memory the bytes lie")
  func alignment() {
    let bytes = (0..<100).map { UInt8($0) }
    bytes.withUnsafeBytes { buffer in
      for start in 0..<16 {
        let slice = UnsafeRawBufferPointer(rebasing: buffer[start...])
        #expect(XXHash64.hash(slice) == PlainXXH64.hash(Array(bytes[start...]), seed: 0))
      }
    }
  }
}

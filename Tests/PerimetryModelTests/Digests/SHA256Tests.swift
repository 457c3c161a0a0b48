import PerimetryModel
import TestSupport
import Testing

@Suite struct SHA256Tests {
  private func text(_ digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// FIPS 180-2, appendix B, and its empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedMessagesHaveTheirPublishedDigests(message: String, digest: String) {
    #expect(text(SHA256.digest(message.utf8)) == digest)
  }

  @Test func aMessageOfManyBlocks() {
    #expect(
      text(SHA256.digest(repeatElement(UInt8(ascii: "a"), count: 100_000)))
        == "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func piecesAreTheWhole(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      var hash = SHA256()
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        hash.update(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(hash.finished() == SHA256.digest(bytes), "seed \(seed), length \(length)")
    }
  }

  @Test func aNumberIsEightBytesHighestFirst() {
    var hash = SHA256()
    hash.update(-2)
    hash.update(258)
    let bytes: [UInt8] = [255, 255, 255, 255, 255, 255, 255, 254, 0, 0, 0, 0, 0, 0, 1, 2]
    #expect(hash.finished() == SHA256.digest(bytes))
  }
}

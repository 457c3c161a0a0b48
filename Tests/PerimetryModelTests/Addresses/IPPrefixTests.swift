import PerimetryModel
import TestSupport
import Testing

@Suite("A prefix")
struct IPPrefixTests {
  @Test("holds exactly the addresses that agree with it bit by bit")
  func containment() {
    for seed in 1...5000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let base = random.address()
      let length = Int.random(in: 0...base.family.width, using: &random)
      let prefix = IPPrefix(containing: base, length: length)
      #expect(prefix.contains(base))
      let bit = Int.random(in: 0..<base.family.width, using: &random)
      let flipped = base.number ^ (1 << UInt128(base.family.width - 1 - bit))
      let other: IPAddress = base.family == .v4 ? .v4(UInt32(flipped)) : .v6(flipped)
      #expect(prefix.contains(other) == (bit >= length), "seed \(seed): \(prefix), bit \(bit)")
      let stranger: IPAddress = base.family == .v4 ? .v6(base.number) : .v4(0)
      #expect(!prefix.contains(stranger), "seed \(seed)")
    }
  }

  @Test("holds another prefix exactly when it holds its first and its last address")
  func nesting() {
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let address = UInt32.random(in: 0...UInt32.max, using: &random)
      let near = address ^ 1 << UInt32.random(in: 0..<32, using: &random)
      let a = IPPrefix(containing: .v4(address), length: Int.random(in: 0...32, using: &random))
      let b = IPPrefix(containing: .v4(near), length: Int.random(in: 0...32, using: &random))
      guard case .v4(let first) = b.address else { continue }
      let size = UInt64(1) << UInt64(32 - b.length)
      let last = UInt32(UInt64(first) + size - 1)
      let expected = a.contains(.v4(first)) && a.contains(.v4(last))
      #expect(a.contains(b) == expected, "seed \(seed): \(a) \(b)")
    }
  }

  @Test(
    "is read and written as address and length; a bare address is a block of one",
    arguments: [
      ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0"), ("203.0.113.0/24", "203.0.113.0/24"),
      ("203.0.113.7", "203.0.113.7/32"), ("203.0.113.7/32", "203.0.113.7/32"),
      ("2001:db8::/32", "2001:db8::/32"), ("2001:DB8::1/128", "2001:db8::1/128"),
      ("2001:db8::1", "2001:db8::1/128"), ("128.0.0.0/1", "128.0.0.0/1"),
    ])
  func text(text: String, expected: String) {
    #expect(IPPrefix(text)?.description == expected)
    #expect(IPPrefix(expected) == IPPrefix(text))
  }

  @Test("survives the way through its text")
  func roundTrip() {
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let base = random.address()
      if base.family == .v6 && base.number >> 32 == 0xFFFF { continue }
      let length = Int.random(in: 0...base.family.width, using: &random)
      let prefix = IPPrefix(containing: base, length: length)
      #expect(IPPrefix(prefix.description) == prefix, "seed \(seed): \(prefix)")
    }
  }

  @Test("of the IPv4-mapped range is the IPv4 prefix of the bits that are left")
  func mapped() {
    #expect(IPPrefix("::ffff:203.0.113.0/120")?.description == "203.0.113.0/24")
    #expect(IPPrefix("::ffff:203.0.113.7/128")?.description == "203.0.113.7/32")
    #expect(IPPrefix("::ffff:203.0.113.7")?.description == "203.0.113.7/32")
    #expect(IPPrefix("::ffff:203.0.113.0/24") == nil, "host bits beyond the 24th")
  }

  @Test(
    "with host bits, or of no length, is refused",
    arguments: [
      "203.0.113.7/24", "203.0.113.0/33", "203.0.113.0/-1", "203.0.113.0/+8", "203.0.113.0/",
      "203.0.113.0/x", "/24", "", "2001:db8::1/64", "2001:db8::/129", "1.0.0.0/0",
      "203.0.113.0/24/24", "203.0.113.0/99999999999999999999", "203.0.113.0:80/24", "203.0.113/24",
    ])
  func refused(text: String) {
    #expect(IPPrefix(text) == nil)
  }

  @Test("is ordered by address, then from wide to narrow")
  func order() {
    let texts = ["203.0.113.0/25", "::/0", "203.0.113.0/24", "198.51.100.0/24", "0.0.0.0/0"]
    #expect(
      texts.compactMap { IPPrefix($0) }.sorted().map(\.description)
        == ["0.0.0.0/0", "198.51.100.0/24", "203.0.113.0/24", "203.0.113.0/25", "::/0"])
  }
}

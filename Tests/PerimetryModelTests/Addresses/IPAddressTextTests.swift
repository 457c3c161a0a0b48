import Foundation
import PerimetryModel
import TestSupport
import Testing

@Suite("An address as text")
struct IPAddressTextTests {
  @Test("any address survives the way through its text, and the C library reads the same")
  func roundTrip() {
    for seed in 1...5000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let address = random.address()
      let text = address.description
      #expect(SystemAddress.read(text) == IPAddress(text), "seed \(seed): \(text)")
      if address.number >> 32 != 0xFFFF {
        #expect(IPAddress(text) == address, "seed \(seed): \(text)")
      }
    }
  }

  @Test(
    "what the C library reads is read alike, and what it refuses is refused, whatever the spelling")
  func mutatedSpellings() {
    let alphabet = Array("0123456789abcdefABCDEF::::..")
    for seed in 1...20_000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      var text = Array(random.address().description)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text[place] = random.one(of: alphabet)
        case 1: text.insert(random.one(of: alphabet), at: place)
        default: if text.count > 1 { text.remove(at: place) }
        }
      }
      let spelling = String(text)
      // A port behind an IPv4 address is ours alone.
      if spelling.filter({ $0 == ":" }).count == 1 { continue }
      #expect(IPAddress(spelling) == SystemAddress.read(spelling), "seed \(seed): \(spelling)")
    }
  }

  @Test(
    "IPv6 is written as RFC 5952 recommends",
    arguments: [
      ("2001:0db8::0001", "2001:db8::1"), ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"),
      ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
      ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
      ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
      ("2001:DB8::ABCD", "2001:db8::abcd"), ("0:0:0:0:0:0:0:0", "::"), ("::0001", "::1"),
      ("2001:db8:1:2:3:4:5::", "2001:db8:1:2:3:4:5:0"), ("fe80:0::0:0", "fe80::"),
    ])
  func canonical(text: String, expected: String) {
    #expect(IPAddress(text)?.description == expected)
  }

  @Test(
    "logs' extras are dropped: blanks, ports, brackets, zone ids, the IPv4 mapping",
    arguments: [
      ("203.0.113.7:50196", "203.0.113.7"), ("\t203.0.113.7 ", "203.0.113.7"),
      ("::ffff:203.0.113.7", "203.0.113.7"), ("::FFFF:cb00:7107", "203.0.113.7"),
      ("[::ffff:203.0.113.7]:443", "203.0.113.7"), ("[2001:db8::1]", "2001:db8::1"),
      ("[2001:db8::1]:50196", "2001:db8::1"), ("fe80::1%eth0", "fe80::1"),
      ("[fe80::1%25eth0]:443", "fe80::1"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
    ])
  func extras(text: String, expected: String) {
    #expect(IPAddress(text)?.description == expected)
  }

  @Test(
    "what is no address is refused",
    arguments: [
      "", " ", "-", "203.0.113", "203.0.113.7.1", "203.0.113.256", "203.0.113.07", "0x7f.0.0.1",
      "203.0.113.", ".0.113.7", "203.0..7", "203.0.113.7:", "203.0.113.7:x", "203.0.113.7:123456",
      ":", ":::", "1:2", "1::2::3", "2001:db8::12345", "2001:db8::g", "1:2:3:4:5:6:7:8:9",
      "1:2:3:4:5:6:7:8::", "::1%", "[::1", "[::1]x", "[::1]:", "::ffff:203.0.113.256",
      "1.2.3.4::", "１.2.3.4", "host.example.com", "203.0.113.7/32", "203.0.113.7 443",
    ])
  func refused(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("IPv4 comes before IPv6, each in numerical order")
  func order() {
    let texts = ["203.0.113.10", "::1", "203.0.113.9", "2001:db8::", "9.0.0.0"]
    #expect(
      texts.compactMap { IPAddress($0) }.sorted().map(\.description)
        == ["9.0.0.0", "203.0.113.9", "203.0.113.10", "::1", "2001:db8::"])
  }
}

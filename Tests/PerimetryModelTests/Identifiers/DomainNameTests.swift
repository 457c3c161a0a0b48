import PerimetryModel
import Testing

@Suite("A domain name")
struct DomainNameTests {
  @Test(
    "is what is left without case, scheme, port, path and final dot",
    arguments: [
      "api.example.com", "API.Example.COM", "api.example.com.", "api.example.com/",
      "https://api.example.com", "https://api.example.com:443/v1/x?y=1#z", "api.example.com:443",
      "  api.example.com\t", "api.example.com./", "HTTPS://API.EXAMPLE.COM/", "api.example.com?x",
    ])
  func normalised(text: String) {
    #expect(DomainName(text)?.text == "api.example.com")
  }

  @Test(
    "may have digits, hyphens, underscores and an encoded label",
    arguments: [
      "xn--bcher-kva.example", "_sip._tcp.example.com", "1.example.com", "a-b.c0.example",
    ])
  func accepted(text: String) {
    #expect(DomainName(text)?.text == text)
  }

  @Test("may be 253 bytes long with labels of 63, and no longer")
  func lengths() {
    let label = String(repeating: "a", count: 63)
    let longest = [label, label, label, String(label.dropLast(2))].joined(separator: ".")
    #expect(longest.utf8.count == 253)
    #expect(DomainName(longest) != nil)
    #expect(DomainName(longest + "a") == nil)
    #expect(DomainName(label + "a.example") == nil)
  }

  @Test(
    "is no address, no single label and no pattern",
    arguments: [
      "", ".", "localhost", "203.0.113.7", "203.0.113.7:443", "2001:db8::1", "[2001:db8::1]:443",
      "*.example.com", "-a.example.com", "a-.example.com", "a..example.com", ".example.com",
      "bücher.example", "a b.example.com", "user@example.com", "example.com:abc",
      "example.com:123456", "https://", "/", "a.example.123",
    ])
  func refused(text: String) {
    #expect(DomainName(text) == nil)
  }

  @Test("reads its own text back")
  func idempotent() {
    for text in ["https://API.Example.com:443/", "a_b.example.com."] {
      let name = DomainName(text)
      #expect(name.flatMap { DomainName($0.text) } == name)
    }
  }
}

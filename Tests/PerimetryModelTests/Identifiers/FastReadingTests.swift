import PerimetryModel
import TestSupport
import Testing

/// What reads identifiers byte by byte says what the plain way of reading them says.
@Suite struct FastReadingTests {
  @Test func `machine-made labels are those that the patterns find`() throws {
    var random = SeededRandom(seed: 7)
    let pieces = [
      "0", "1", "9", "a", "b", "f", "g", "z", "-", "-", "_", "12345", "123456", "deadbeef",
      "abcdef",
      "abcd", "0a1b", "abcdabcd-abcd-abcd-abcd-", "eabcdabcd-abcd-abcd-abcd", "-abcd",
    ]
    var volatile = 0
    for _ in 0..<3_000 {
      let label = (0..<Int.random(in: 1...9, using: &random)).map { _ in random.one(of: pieces) }
        .joined()
      guard let name = DomainName("x\(label)x.example.com") else { continue }
      let found = name.text.split(separator: ".").contains(where: matchesAPattern)
      #expect(name.isVolatile == found, "\(name)")
      volatile += found ? 1 : 0
    }
    #expect(volatile > 300)
  }

  private func matchesAPattern(_ label: Substring) -> Bool {
    label.contains(#/[0-9]{6}/#) || label.contains(#/[0-9a-f]{8}(-[0-9a-f]{4}){3}-/#)
      || label.matches(of: #/[0-9a-f]{8,}/#).contains {
        $0.output.contains(where: \.isNumber) && $0.output.contains(where: \.isLetter)
      }
  }

  /// A final dot is dropped, so a name with one goes the long way.
  @Test func `canonical names are the names that stay as they are`() {
    var random = SeededRandom(seed: 8)
    let pieces = ["a", "b-", "-c", "1", "22", "_", ".", ".", "..", "com", "A", "ü"]
    let long = String(repeating: "x", count: 62)
    var names = 0
    for _ in 0..<3_000 {
      let parts = (0..<Int.random(in: 1...7, using: &random)).map { _ in
        random.isOne(in: 20) ? long : random.one(of: pieces)
      }
      let text = parts.joined()
      if text.hasSuffix(".") { continue }
      #expect(DomainName(text) == DomainName(text + "."), "\(text)")
      if let name = DomainName(text) {
        names += 1
        #expect(name.text == text.lowercased())
        #expect(DomainName(name.text) == name)
      }
    }
    #expect(names > 100)
  }

  @Test func `ids are taken apart like lists of their parts`() {
    var random = SeededRandom(seed: 9)
    let guid = "11111111-2222-4333-8444-555555555555"
    let pieces = [
      "subscriptions", guid, "resourcegroups", "rg", "providers", "microsoft.storage",
      "microsoft.keyvault", "storageaccounts", "x", "",
    ]
    var found = (storage: 0, subscriptions: 0)
    for _ in 0..<3_000 {
      let id = ResourceID(
        "/"
          + (0..<Int.random(in: 0...9, using: &random)).map { _ in random.one(of: pieces) }
          .joined(separator: "/"))
      let parts = id.text.split(separator: "/").map(String.init)
      #expect(id.hasType == (id.type != nil), "\(id)")
      #expect(id.isStorage == (provider(of: parts) == "microsoft.storage"), "\(id)")
      #expect(id.isKeyVault == (provider(of: parts) == "microsoft.keyvault"), "\(id)")
      let subscription = value(after: "subscriptions", in: parts).flatMap(SubscriptionID.init)
      #expect(id.subscription == subscription, "\(id)")
      #expect(id.resourceGroup == value(after: "resourcegroups", in: parts), "\(id)")
      if id.isStorage { found.storage += 1 }
      if id.subscription != nil { found.subscriptions += 1 }
    }
    #expect(found.storage > 20 && found.subscriptions > 20)
  }

  /// The last namespace that a type follows.
  private func provider(of parts: [String]) -> String? {
    stride(from: 0, to: parts.count - 2, by: 2).reversed().first { parts[$0] == "providers" }
      .map { parts[$0 + 1] }
  }

  private func value(after word: String, in parts: [String]) -> String? {
    guard let place = stride(from: 0, to: parts.count, by: 2).first(where: { parts[$0] == word }),
      place + 1 < parts.count
    else { return nil }
    return parts[place + 1]
  }
}

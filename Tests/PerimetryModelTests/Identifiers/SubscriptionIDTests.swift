import PerimetryModel
import Testing

@Suite("A subscription id")
struct SubscriptionIDTests {
  private static let guid = "0a1b2c3d-0000-4000-8000-00000000beef"

  @Test(
    "is a GUID in lower case, bare or as a resource id",
    arguments: [guid, guid.uppercased(), "/subscriptions/" + guid, "/SUBSCRIPTIONS/" + guid])
  func accepted(text: String) {
    #expect(SubscriptionID(text)?.text == Self.guid)
    #expect(SubscriptionID(text)?.resourceID == "/subscriptions/" + Self.guid)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "sub", guid + "0", String(guid.dropLast()), guid.replacing("-", with: ""),
      guid.replacing("a", with: "g"), "/subscriptions/" + guid + "/resourceGroups/rg",
      "{" + guid + "}", guid.replacing("0", with: "０"),
    ])
  func refused(text: String) {
    #expect(SubscriptionID(text) == nil)
  }
}

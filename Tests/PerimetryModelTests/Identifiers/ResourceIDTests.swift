import PerimetryModel
import Testing

@Suite("A resource id")
struct ResourceIDTests {
  private static let guid = "00000000-0000-0000-0000-000000000001"
  private static let group = "/subscriptions/\(guid)/resourceGroups/rg"
  private static let account = group + "/providers/Microsoft.Storage/storageAccounts/acct"

  @Test("is the same in any case and with a slash behind it")
  func caseless() {
    let id = ResourceID(Self.account)
    #expect(ResourceID(Self.account.uppercased()) == id)
    #expect(ResourceID(Self.account + "//") == id)
    #expect(ResourceID("/").text == "/")
  }

  @Test("names its type, subscription, group and last segment")
  func parts() {
    let id = ResourceID(Self.account)
    #expect(id.type == "microsoft.storage/storageaccounts")
    #expect(id.subscription?.text == Self.guid)
    #expect(id.resourceGroup == "rg")
    #expect(id.name == "acct")
    #expect(id.isWellFormed && id.isStorage && !id.isKeyVault)
    let child = ResourceID(Self.group + "/providers/Microsoft.Sql/servers/s/databases/d")
    #expect(child.type == "microsoft.sql/servers/databases")
    #expect(child.name == "d")
    let vault = ResourceID(Self.group + "/providers/Microsoft.KeyVault/vaults/v")
    #expect(vault.isKeyVault && !vault.isStorage)
  }

  @Test("of an extension is of the extension's type")
  func extensionResource() {
    let id = ResourceID(Self.account + "/providers/Microsoft.Insights/diagnosticSettings/d")
    #expect(id.isWellFormed)
    #expect(id.type == "microsoft.insights/diagnosticsettings")
  }

  @Test("may hold names that are words of the path")
  func awkwardNames() {
    let id = ResourceID(
      "/subscriptions/\(Self.guid)/resourceGroups/providers"
        + "/providers/Microsoft.Storage/storageAccounts/providers")
    #expect(id.isWellFormed)
    #expect(id.type == "microsoft.storage/storageaccounts")
    #expect(id.resourceGroup == "providers")
    #expect(id.isStorage)
    #expect(id.name == "providers")
  }

  @Test(
    "without the shape of one is kept as text and says so",
    arguments: [
      "", "/", "acct", "subscriptions/\(guid)", "/subscriptions", "/subscriptions/rg1",
      "/subscriptions/rg1/resourceGroups/rg1/providers/Microsoft.Network"
        + "/networkSecurityPerimeters/nsp1",
      "/subscriptions/\(guid)/resourceGroups", "/subscriptions/\(guid)/rg/x",
      "\(group)/providers/Microsoft.Storage/storageAccounts",
      "\(group)/providers/Microsoft.Storage", "\(account)/blobServices", "\(group)/acct",
      "/subscriptions//\(guid)/resourceGroups/rg",
    ])
  func malformed(text: String) {
    let id = ResourceID(text)
    #expect(!id.isWellFormed)
    #expect(id.text == text.lowercased())
  }

  @Test(
    "of a subscription, a group or a resource has the shape of one",
    arguments: [
      "/subscriptions/\(guid)", group, account, account.uppercased(), account + "/",
      "/subscriptions/\(guid)/providers/Microsoft.Network/networkSecurityPerimeters/p",
    ])
  func wellFormed(text: String) {
    #expect(ResourceID(text).isWellFormed)
  }

  @Test("that names no GUID names no subscription")
  func noSubscription() {
    #expect(ResourceID("/subscriptions/rg1/resourceGroups/rg1").subscription == nil)
    #expect(ResourceID("acct").subscription == nil)
    #expect(ResourceID("acct").type == nil)
    #expect(ResourceID("acct").name == "acct")
  }
}

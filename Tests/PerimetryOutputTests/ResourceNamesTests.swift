import PerimetryModel
import Testing

@testable import PerimetryOutput

@Suite struct ResourceNamesTests {
  private static func id(_ name: String, group: String, type: String = "workspaces") -> ResourceID {
    ResourceID(
      "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/\(group)/providers/"
        + "Microsoft.OperationalInsights/\(type)/\(name)")
  }

  @Test func whatSharesANameIsToldApart() {
    let ids = [
      Self.id("logs", group: "east"), Self.id("logs", group: "west"), Self.id("app", group: "a"),
      Self.id("app", group: "a", type: "clusters"), Self.id("alone", group: "a"),
    ]
    let names = ResourceNames(ids + ids)
    #expect(
      ids.map { names.shown($0).spans.map(\.text).joined() } == [
        "logs in east", "logs in west", ids[2].text, ids[3].text, "alone",
      ])
  }
}

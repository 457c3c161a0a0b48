import PerimetryModel
import Testing

@Suite("A filter of flows")
struct FlowFilterTests {
  private static let root = "/subscriptions/00000000-0000-0000-0000-000000000001/providers"
  private static let key = FlowKey(
    profile: ProfileKey(
      perimeter: ResourceID(root + "/Microsoft.Network/networkSecurityPerimeters/Perimeter1"),
      name: "defaultProfile"),
    resource: ResourceID(root + "/Microsoft.Storage/storageAccounts/acct"), direction: .inbound,
    category: .known(.publicInboundResourceRulesAllowed), peer: .address(.v4(0xCB00_7107)))

  private static func filter(_ change: (inout FlowFilter) -> Void) -> FlowFilter {
    var filter = FlowFilter()
    change(&filter)
    return filter
  }

  @Test("that is empty lets everything through")
  func empty() {
    #expect(FlowFilter().isEmpty)
    #expect(FlowFilter().matches(Self.key))
    #expect(!FlowFilter().needsRecords)
  }

  @Test("matches names in any case, by id or last segment")
  func matching() {
    let passing = [
      Self.filter { $0.profile = "DEFAULTPROFILE" }, Self.filter { $0.perimeter = "PERIMETER1" },
      Self.filter { $0.perimeter = Self.key.profile.perimeter.text.uppercased() + "/" },
      Self.filter { $0.resource = "Acct" }, Self.filter { $0.direction = .inbound },
      Self.filter { $0.peer = PeerPattern("203.0.113.0/24") },
    ]
    for filter in passing { #expect(filter.matches(Self.key), "\(filter)") }
  }

  @Test("stops what differs in any respect")
  func stopping() {
    let stopping = [
      Self.filter { $0.profile = "default" }, Self.filter { $0.perimeter = "perimeter" },
      Self.filter { $0.resource = "acc" }, Self.filter { $0.direction = .outbound },
      Self.filter { $0.peer = PeerPattern("198.51.100.0/24") },
      Self.filter {
        $0.profile = "defaultProfile"
        $0.resource = "other"
      },
    ]
    for filter in stopping { #expect(!filter.matches(Self.key), "\(filter)") }
  }

  @Test("has to read records for an operation or a part of a day, and not for whole days")
  func records() {
    #expect(Self.filter { $0.operation = "GetBlob" }.needsRecords)
    #expect(Self.filter { $0.since = Timestamp("2026-03-02T00:00:01Z") }.needsRecords)
    #expect(Self.filter { $0.until = Timestamp("2026-03-02T12:00:00Z") }.needsRecords)
    let days = Self.filter {
      $0.since = Timestamp("2026-03-02")
      $0.until = Timestamp("2026-03-04")
    }
    #expect(days.isWholeDays && !days.needsRecords && !days.isEmpty)
  }
}

import PerimetryModel
import PerimetryOutput

/// One small story in documentation addresses: blockers of every kind in one profile, outbound in another perimeter.
enum Samples {
  static let subscription = "/subscriptions/00000000-0000-0000-0000-000000000000"

  static func perimeter(_ name: String, group: String = "rg-data") -> ResourceID {
    ResourceID(
      "\(subscription)/resourceGroups/\(group)/providers/Microsoft.Network/networkSecurityPerimeters/\(name)"
    )
  }

  static func resource(_ type: String, _ name: String) -> ResourceID {
    ResourceID("\(subscription)/resourceGroups/rg-data/providers/\(type)/\(name)")
  }

  static let storage = resource("Microsoft.Storage/storageAccounts", "acctdata")
  static let vault = resource("Microsoft.KeyVault/vaults", "kv-data")
  static let search = resource("Microsoft.Search/searchServices", "srch-data")
  static let main = ProfileKey(perimeter: perimeter("nsp-data"), name: "defaultProfile")
  static let other = ProfileKey(perimeter: perimeter("nsp-edge"), name: "defaultProfile")

  static func time(_ text: String) -> Timestamp { Timestamp(text)! }

  static func tally(
    _ events: Int64, _ records: Int64 = 1, from: String = "2026-03-02T08:15:00.123Z",
    to: String = "2026-03-04T17:30:00Z", days: Int32 = 3
  ) -> Tally {
    let first = time(from)
    return Tally(
      events: events, records: records, firstSeen: first, lastSeen: time(to),
      days: DaySet((0..<days).map { Day(number: first.day.number + $0) }))
  }

  static func reference(_ number: Int64) -> RecordReference {
    RecordReference(milliseconds: time("2026-03-02T08:15:00.123Z").milliseconds, key: number)
  }

  static let archive =
    "insights-logs-nsppublicinboundresourcerulesallowed/resourceId=/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000000/RESOURCEGROUPS/RG-DATA/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYPERIMETERS/NSP-DATA/y=2026/m=03/d=02/h=08/m=00/PT1H.json"

  static func evidence(_ number: Int64) -> Evidence {
    Evidence(
      reference: reference(number), time: time("2026-03-02T08:15:00.123Z"), count: 40 + number,
      file: archive, offset: 1000 * number, length: 812)
  }

  static let evidence = Dictionary(
    uniqueKeysWithValues: (1...9).map { (reference($0), evidence($0)) })

  static func address(_ text: String) -> Peer { .address(IPAddress(text)!) }

  static func peer(
    _ peer: Peer, _ tally: Tally, _ resources: [ResourceID] = [storage],
    rules: [String] = ["IP firewall"], subscriptions: [SubscriptionID] = [],
    reference: RecordReference? = nil
  ) -> PeerSummary {
    PeerSummary(
      peer: peer, tally: tally, resources: resources, matchedRules: rules,
      subscriptions: subscriptions, reference: reference)
  }

  static func prefix(_ text: String) -> RuleElement { .prefix(IPPrefix(text)!) }
  static func domain(_ text: String) -> RuleElement { .domain(DomainName(text)!) }
}

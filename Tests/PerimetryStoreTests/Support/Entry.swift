import PerimetryModel

/// A record as a test states it: its context, and what differs from record to record.
struct Entry: Hashable {
  var context: RecordContext
  var time: Timestamp
  var end: Timestamp?
  var count: Int64 = 1
  var port: Int32? = 50_000
  var billedSize: Double?
  /// Another key than the record's own, to bring about a collision.
  var forgedKey: Int64?

  init(
    _ context: RecordContext = Entry.context(), at time: String = "2026-03-02T08:15:00Z",
    until end: String? = nil, count: Int64 = 1, port: Int32? = 50_000, key: Int64? = nil
  ) {
    self.context = context
    self.time = Entry.time(time)
    self.end = end.map(Entry.time)
    self.count = count
    self.port = port
    forgedKey = key
  }

  var key: Int64 {
    forgedKey
      ?? RecordIdentity.key(
        contextHash: RecordIdentity.contextHash(of: context), time: time, port: port)
  }

  /// The last moment the record speaks of, in milliseconds.
  var lastSeen: Int64 { max(time.milliseconds, (end ?? time).milliseconds) }

  static func time(_ text: String) -> Timestamp {
    guard let time = Timestamp(text) else { preconditionFailure("\(text) is no time") }
    return time
  }

  /// Inbound HTTPS to a storage account through its firewall, with some fields replaced; an empty text takes one away.
  static func context(
    _ category: RecordCategory = .known(.publicInboundResourceRulesAllowed),
    _ changes: [RecordField: String] = [:]
  ) -> RecordContext {
    var context = RecordContext(category: category)
    let usual: [RecordField: String] = [
      .perimeter: perimeter("nsp-example"), .serviceResource: storage("stexample"),
      .profile: "defaultProfile", .operation: "GetBlob", .matchedRule: "IP firewall",
      .rulesVersion: "3", .sourceAddress: "198.51.100.7", .sourceProtocol: "HTTPS:TCP",
    ]
    for (field, value) in usual.merging(changes, uniquingKeysWith: { $1 }) {
      context[field] = value
    }
    return context
  }

  static func perimeter(_ name: String) -> String {
    "/subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups/rg-network/providers/"
      + "microsoft.network/networksecurityperimeters/" + name
  }

  static func storage(_ name: String) -> String {
    "/subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups/rg-data/providers/"
      + "microsoft.storage/storageaccounts/" + name
  }
}

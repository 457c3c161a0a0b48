import PerimetryModel
import TestSupport

/// Random records of a small world, in which everything that can coincide does.
enum Entries {
  /// - Parameter isSet: whether no two records have the same identity.
  static func random(_ count: Int, seed: UInt64, isSet: Bool = false) -> [Entry] {
    var random = SeededRandom(seed: seed)
    var entries: [Entry] = []
    var seen: Set<[Int64]> = []
    while entries.count < count {
      var entry = one(&random)
      if !isSet && !entries.isEmpty && random.isOne(in: 3) {
        entry = variant(of: random.one(of: entries), &random)
      }
      let isNew = seen.insert([entry.time.milliseconds, entry.key]).inserted
      if isNew || !isSet { entries.append(entry) }
    }
    return entries
  }

  private static func one(_ random: inout SeededRandom) -> Entry {
    let milliseconds =
      Entry.time("2026-03-02T22:00:00Z").milliseconds
      + Int64.random(in: 0..<(3 * 24), using: &random) * 3_600_000
      + random.one(of: [0, 0, 1, 1_799_999, 3_599_999])
    var entry = Entry(context(&random))
    entry.time = Timestamp(milliseconds: milliseconds, fraction: random.one(of: [0, 0, 1, 9_999]))
    entry.end = random.one(of: [
      nil, entry.time, Timestamp(ticks: entry.time.ticks + 18_000_000_001),
      Timestamp(ticks: entry.time.ticks + 864_000_000_000),
      Timestamp(ticks: entry.time.ticks - 5_000),
    ])
    entry.count = random.one(of: [1, 1, 2, 42])
    entry.port = random.one(of: [nil, 50_000, 50_001])
    return entry
  }

  /// The same record once more, as another export might have it.
  private static func variant(of entry: Entry, _ random: inout SeededRandom) -> Entry {
    var entry = entry
    if random.isOne(in: 3) { entry.count += random.one(of: [1, 7]) }
    if random.isOne(in: 3) {
      entry.end = random.one(of: [nil, Timestamp(ticks: entry.time.ticks + 36_000_000_000)])
    }
    if random.isOne(in: 3) {
      entry.time = Timestamp(milliseconds: entry.time.milliseconds, fraction: 5_000)
    }
    if random.isOne(in: 2) { entry.context[.parameters] = random.one(of: ["", "{}", "{\"a\":1}"]) }
    if random.isOne(in: 2) { entry.context[.appID] = random.one(of: ["", "app-1"]) }
    if random.isOne(in: 2) { entry.context[.resultDescription] = random.one(of: ["", "GetBlob"]) }
    if random.isOne(in: 4) {
      entry.context[.sourceParameters] = random.one(of: ["", "ServiceEndpoint: 1", "other"])
    }
    if random.isOne(in: 4) { entry.context[.sourceAppID] = random.one(of: ["", "app-2", "app-3"]) }
    if random.isOne(in: 4) {
      entry.context[.resultDirection] = random.one(of: ["", "Inbound", "Outbound"])
    }
    return entry
  }

  private static func context(_ random: inout SeededRandom) -> RecordContext {
    let category: RecordCategory = random.one(of: [
      .known(.publicInboundResourceRulesAllowed), .known(.publicInboundPerimeterRulesAllowed),
      .known(.publicOutboundResourceRulesAllowed), .known(.publicInboundResourceRulesDenied),
      .unknown("NspQuantumTunnel"),
    ])
    var context = Entry.context(category)
    context[.perimeter] = random.one(of: [Entry.perimeter("nsp-a"), Entry.perimeter("nsp-b"), ""])
    context[.serviceResource] = random.one(of: [Entry.storage("st-a"), Entry.storage("st-b"), ""])
    context[.profile] = random.one(of: ["defaultProfile", "strict", ""])
    context[.operation] = random.one(of: ["GetBlob", "PutBlob", ""])
    context[.matchedRule] = random.one(of: ["IP firewall", "DefaultAllowAll", ""])
    context[.rulesVersion] = random.one(of: ["3", "12", ""])
    context[.sourceAddress] = random.one(of: [
      "198.51.100.7", "198.51.100.200", "203.0.113.9", "2001:db8::7", "not an address", "",
    ])
    context[.sourceResource] = random.one(of: ["", "", Entry.storage("caller")])
    context[.sourceAppID] = random.one(of: ["", "app-1"])
    if context.direction == .outbound || random.isOne(in: 4) {
      context[.destinationFQDN] = random.one(of: [
        "api.example.com", "files.example.com", "example.net", "no name", "",
      ])
      context[.destinationResource] = random.one(of: ["", Entry.storage("target")])
      context[.destinationProtocol] = random.one(of: ["", "https"])
    }
    return context
  }
}

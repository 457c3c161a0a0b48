import PerimetryModel
import PerimetryStore
import TestSupport
import Testing

/// The fingerprint tells the records of a store from others, and nothing else.
@Suite struct FingerprintTests {
  private func fingerprint(_ entries: [Entry], batchSize: Int = 50) throws -> [UInt8] {
    let store = try Store.inMemory()
    if !entries.isEmpty { try store.take(entries, batchSize: batchSize) }
    return try store.fingerprint()
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theOrderOfReadingIsNotInIt(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let entries = Entries.random(200, seed: seed, isSet: true)
    let whole = try fingerprint(entries)
    #expect(
      try fingerprint(entries.shuffled(using: &random), batchSize: 7) == whole, "seed \(seed)")
    #expect(try fingerprint(entries + entries) == whole, "seed \(seed)")
    #expect(try fingerprint(Array(entries.dropLast())) != whole, "seed \(seed)")
  }

  @Test func aCountAndATimeAreInIt() throws {
    let entry = Entry(at: "2026-03-02T08:00:00Z")
    var larger = entry
    larger.count += 1
    let all =
      [try fingerprint([]), try fingerprint([entry]), try fingerprint([larger])]
      + [try fingerprint([Entry(at: "2026-03-02T08:00:01Z")])]
    #expect(Set(all).count == 4)
    #expect(all[0] == SHA256.digest([]))
  }

  @Test(arguments: [31, 32] as [UInt64])
  func loggedHoursAreThoseOfTheRecords(seed: UInt64) throws {
    let entries = Entries.random(300, seed: seed, isSet: true)
    let store = try Store.inMemory()
    try store.take(entries)
    let logged = try store.loggedHours()
    let records = logged.flatMap(\.hours).reduce(0) { $0 + $1.records }
    #expect(records == 300, "seed \(seed)")
    for part in logged {
      let own = entries.filter {
        $0.context.profileKey == part.profile && $0.context.category == part.category
          && ($0.context[.serviceResource] ?? "") == part.resource.text
      }
      let hours = Dictionary(grouping: own) { $0.time.milliseconds / 3_600_000 }
      #expect(part.hours.map(\.number) == hours.keys.sorted(), "seed \(seed)")
      for hour in part.hours {
        #expect(hour.events == hours[hour.number]?.reduce(0) { $0 + $1.count }, "seed \(seed)")
      }
    }
    let keys = logged.map { [$0.profile.path, $0.resource.text, $0.category.name] }
    #expect(Set(keys).count == keys.count)
  }
}

extension ProfileKey {
  fileprivate var path: String { "\(perimeter.text) \(name)" }
}

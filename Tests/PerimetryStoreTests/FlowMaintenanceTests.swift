import PerimetryModel
import PerimetryStore
import TestSupport
import Testing

/// Flows and flow days are sums that are kept up to date; here they are worked out afresh from the records.
@Suite struct FlowMaintenanceTests {
  @Test(arguments: 1...16 as ClosedRange<UInt64>)
  func flowsAndDaysEqualASumOverTheRecords(seed: UInt64) throws {
    let store = try Store.inMemory()
    let entries = Entries.random(350, seed: seed &+ 1_000)
    try store.take(Array(entries.prefix(200)), batchSize: 40, commitSize: 90)
    try store.take(Array(entries.dropFirst(150)), batchSize: 33, commitSize: 50)

    let flows = try store.rows(FlowMaintenanceTests.kept)
    let sums = try store.rows(FlowMaintenanceTests.afresh)
    #expect(flows.count == sums.count && !flows.isEmpty, "seed \(seed)")
    for (flow, sum) in zip(flows, sums) { #expect(flow == sum, "seed \(seed)") }
    let keptDays = try store.rows(
      """
      SELECT flow, day, events, records, first_time, last_end FROM flow_day ORDER BY flow, day
      """)
    let daySums = try store.rows(FlowMaintenanceTests.daysAfresh)
    #expect(keptDays.count == daySums.count, "seed \(seed)")
    for (day, sum) in zip(keptDays, daySums) { #expect(day == sum, "seed \(seed)") }
  }

  /// The table against a sum over the view of the records, which knows nothing of flows' ids.
  @Test(arguments: 1...24 as ClosedRange<UInt64>)
  func hoursEqualASumOverTheRecords(seed: UInt64) throws {
    var random = SeededRandom(seed: seed &* 6_151)
    let store = try Store.inMemory()
    let entries = Entries.random(350, seed: seed &+ 3_000).shuffled(using: &random)
    for part in [Array(entries.prefix(200)), Array(entries.dropFirst(150))] {
      var limits = WritingLimits()
      limits.flows = random.one(of: [3, 1 << 16])
      limits.hours = random.one(of: [1, 5, 1 << 14])
      try store.take(
        part, batchSize: Int.random(in: 1...60, using: &random),
        commitSize: Int.random(in: 1...200, using: &random), limits: limits,
        epochSize: Int.random(in: 1...4, using: &random))
      let hours = try store.rows(FlowMaintenanceTests.hours)
      #expect(hours.count > 20, "seed \(seed)")
      #expect(try hours == store.rows(FlowMaintenanceTests.hoursAfresh), "seed \(seed)")
    }
  }

  @Test func aCopyThatCountsMoreRaisesItsHourAndNoOther() throws {
    let store = try Store.inMemory()
    try store.take([Entry(count: 5), Entry(at: "2026-03-02T10:00:00Z", count: 2)])
    try store.take([Entry(count: 42)])
    try store.take([Entry(count: 7)])
    #expect(
      try store.rows("SELECT hour, events, records FROM hours ORDER BY hour") == [
        [.text("2026-03-02T08:00:00Z"), .integer(42), .integer(1)],
        [.text("2026-03-02T10:00:00Z"), .integer(2), .integer(1)],
      ])
  }

  @Test func countsThatAddUpBeyondAnyNumberStopThere() throws {
    let store = try Store.inMemory()
    let entries = (0..<12).map { Entry(count: .max / 4, port: Int32($0)) }
    try store.take(entries)
    try store.take((12..<20).map { Entry(count: .max / 4, port: Int32($0)) })
    let most = try #require(try store.flows().first).tally.events
    #expect(most >= 9_000_000_000_000_000_000)
    #expect(try store.flows(by: .day)[0].tally.events == most)
  }

  @Test func evidenceIsTheFirstTheLastAndTheLargestRecord() throws {
    let store = try Store.inMemory()
    let entries = [
      Entry(at: "2026-03-02T08:00:00Z"), Entry(at: "2026-03-02T09:00:00Z", count: 9),
      Entry(at: "2026-03-02T10:00:00Z", count: 9), Entry(at: "2026-03-02T11:00:00Z"),
    ]
    try store.take(entries)
    let references = try store.flows()[0].references
    #expect(references.map(\.milliseconds) == [0, 3, 1].map { entries[$0].time.milliseconds })
    #expect(references.map(\.key) == [0, 3, 1].map { entries[$0].key })
  }

  private static let hours = """
    SELECT hour, perimeter, profile, resource, category, events, records FROM hours
    ORDER BY 1, 2, 3, 4, 5
    """

  private static let hoursAfresh = """
    SELECT substr(TimeGenerated, 1, 13) || ':00:00Z', _ResourceId, Profile, ServiceResourceId,
      Category, sum(Count), count(*)
    FROM NSPAccessLogs GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    """

  private static let end =
    "max(r.time, (r.time * 10000 + r.fraction + coalesce(r.span, 0)) / 10000)"

  private static let kept = """
    SELECT id, events, records, last_end, first_time, first_key, last_time, last_key,
      largest_count, largest_time, largest_key
    FROM flow WHERE records > 0 ORDER BY id
    """

  private static let afresh = """
    WITH part AS (
      SELECT c.flow, r.time, r.key, r.count, \(end) AS end,
        row_number() OVER (PARTITION BY c.flow ORDER BY r.time, r.key) AS earliest,
        row_number() OVER (PARTITION BY c.flow ORDER BY r.time DESC, r.key) AS latest,
        row_number() OVER (PARTITION BY c.flow ORDER BY r.count DESC, r.time, r.key) AS largest
      FROM record r JOIN context c ON c.id = r.context)
    SELECT flow, sum(count), count(*), max(end),
      max(time) FILTER (WHERE earliest = 1), max(key) FILTER (WHERE earliest = 1),
      max(time) FILTER (WHERE latest = 1), max(key) FILTER (WHERE latest = 1),
      max(count), max(time) FILTER (WHERE largest = 1), max(key) FILTER (WHERE largest = 1)
    FROM part GROUP BY flow ORDER BY flow
    """

  private static let daysAfresh = """
    SELECT c.flow, r.time / 86400000 AS day, sum(r.count), count(*), min(r.time), max(\(end))
    FROM record r JOIN context c ON c.id = r.context
    GROUP BY 1, 2 ORDER BY 1, 2
    """
}

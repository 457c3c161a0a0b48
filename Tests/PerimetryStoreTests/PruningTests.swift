import PerimetryModel
import PerimetryStore
import Testing

/// What goes with old records, and what stays as it was.
@Suite struct PruningTests {
  private static let category = RecordCategory.known(.publicInboundResourceRulesAllowed)

  private static func entry(
    _ day: Int, _ hour: Int = 8, _ address: String = "198.51.100.7", count: Int64 = 1,
    operation: String = "GetBlob", port: Int32 = 50_000
  ) -> Entry {
    let digits = hour < 10 ? "0\(hour)" : "\(hour)"
    return Entry(
      Entry.context(Self.category, [.sourceAddress: address, .operation: operation]),
      at: "2026-03-0\(day)T\(digits):15:00Z", count: count, port: port)
  }

  /// Two clients, several records a day, the largest in the middle.
  private static let entries: [Entry] = {
    var entries: [Entry] = []
    for day in 1...8 {
      for index in 0..<6 {
        for address in ["198.51.100.7", "203.0.113.9"] {
          let hour = 4 * (index % 3) + day % 3
          let count = Int64((day * 7 + index * 3) % 11 + 1)
          let operation = index % 2 == 0 ? "GetBlob" : "PutBlob"
          entries.append(
            entry(
              day, hour, address, count: count, operation: operation, port: Int32(50_000 + index)))
        }
      }
    }
    return entries
  }()

  private static let boundary = Day(year: 2026, month: 3, day: 6)!

  private func pruned(_ entries: [Entry] = entries) throws -> Store {
    let store = try Store.inMemory()
    try store.take(entries)
    _ = try StorePruner(store).prune(before: Self.boundary)
    return store
  }

  private func since(_ text: String?, until: String? = nil) -> FlowFilter {
    var filter = FlowFilter()
    (filter.since, filter.until) = (text.map(Entry.time), until.map(Entry.time))
    return filter
  }

  @Test func wholeDaysSayTheSame() throws {
    let whole = try Store.inMemory()
    try whole.take(Self.entries)
    let store = try pruned()
    #expect(try store.flows() == whole.flows())
    #expect(try store.flows(by: .day).map(Sum.init) == whole.flows(by: .day).map(Sum.init))
    for (from, to) in [("2026-03-02", "2026-03-04"), ("2026-03-03", "2026-03-08")] {
      let filter = since(from, until: to)
      #expect(try store.flows(filter).map(Sum.init) == whole.flows(filter).map(Sum.init))
    }
    #expect(try store.coverage().gaps == whole.coverage().gaps)
    #expect(try store.coverage().hoursWithRecords == whole.coverage().hoursWithRecords)
    #expect(try store.coverage().account == whole.coverage().account)
    #expect(try store.hoursByPerimeter() == whole.hoursByPerimeter())
    #expect(try store.stand() == whole.stand())
  }

  @Test func citedRecordsStay() throws {
    let store = try pruned()
    for flow in try store.flows() {
      #expect(try store.evidence(for: Array(flow.references)).count == flow.references.count)
    }
    let left = try store.rows(
      "SELECT count(*) FROM record WHERE time < \(Self.boundary.start.milliseconds)")
    // Of two flows the first and, if it is so old, the largest.
    #expect(left == [[.integer(4)]])
  }

  @Test func theAccountIsWhatThePlanSaid() throws {
    let store = try Store.inMemory()
    try store.take(Self.entries)
    let plan = try StorePruner(store).plan(before: Self.boundary)
    #expect(plan.sizeAfter == nil && plan.cited == 4 && plan.records == 60 - 4)
    let done = try StorePruner(store).prune(before: Self.boundary)
    #expect(done.records == plan.records && done.cited == plan.cited)
    #expect(try store.rows("SELECT count(*) FROM record") == [[.integer(96 - done.records)]])
    let again = try StorePruner(store).prune(before: Self.boundary)
    #expect(again.records == 0 && again.earlier == Self.boundary)
    let later = Day(year: 2026, month: 4, day: 1)!
    #expect(try StorePruner(store).day(keeping: 3, asOf: later) == Self.boundary)
    // A record from the future takes no day with it.
    #expect(try StorePruner(store).day(keeping: 1, asOf: Self.boundary) == Self.boundary)
  }

  @Test func whatIsMetAgainCountsNoMore() throws {
    let store = try pruned()
    let before = try store.stand()
    let account = try store.take(Self.entries, path: "/archive/copy.json")
    #expect(account.pruned == 60 && account.duplicate == 36 && account.kept == 0)
    #expect(try store.stand() == before)
    // Nor does what nobody saw before, nor a copy with a larger count.
    let late = try store.take(
      [Self.entry(2, 9, "192.0.2.1"), Self.entry(1, 1, count: 900)], path: "/archive/late.json")
    #expect(late.pruned == 2 && late.kept == 0)
    #expect(try store.stand() == before)
    let new = try store.take([Self.entry(6, 23, "192.0.2.1")], path: "/archive/new.json")
    #expect(new.kept == 1)
  }

  @Test func operationsAndPartsOfPrunedDaysAreRefused() throws {
    let store = try pruned()
    #expect(throws: StoreError.pruned(before: Self.boundary)) {
      try store.flows(by: .operation)
    }
    #expect(throws: StoreError.pruned(before: Self.boundary)) {
      try store.flows(since("2026-03-04T12:00:00Z"))
    }
    let whole = try Store.inMemory()
    try whole.take(Self.entries)
    // Parts of days that are there, and whole days before them.
    for filter in [since(nil, until: "2026-03-07T06:00:00Z"), since("2026-03-06T09:00:00Z")] {
      #expect(try store.flows(filter).map(Sum.init) == whole.flows(filter).map(Sum.init))
    }
    #expect(
      try store.flows(since("2026-03-06"), by: .operation).map(Sum.init)
        == whole.flows(since("2026-03-06"), by: .operation).map(Sum.init))
  }

  /// A record that turns out to belong to another flow leaves the pruned days of both alone.
  @Test func aRecordThatMovesLeavesPrunedDaysAlone() throws {
    func entry(_ day: Int, _ changes: [RecordField: String] = [:]) -> Entry {
      Entry(Entry.context(Self.category, changes), at: "2026-03-0\(day)T08:15:00Z", count: 5)
    }
    let fuller: [RecordField: String] = [.sourceParameters: "ServiceEndpoint: 1"]
    let first = [entry(1), entry(2), entry(7)]
    let second = [entry(7, fuller)]
    let whole = try Store.inMemory()
    try whole.take(first)
    try whole.take(second, path: "/archive/b.json")
    let store = try pruned(first)
    try store.take(second, path: "/archive/b.json")
    let records = try whole.flows().map(\.tally.records)
    #expect(records.sorted() == [1, 2], "the record did not move: another test is needed")
    #expect(try store.flows().map(Sum.init) == whole.flows().map(Sum.init))
    #expect(try store.flows(by: .day).map(Sum.init) == whole.flows(by: .day).map(Sum.init))
  }

  @Test func aPrunedStoreIsNotMerged() throws {
    let target = try Store.inMemory()
    let source = try pruned()
    let merger = StoreMerger(into: StoreWriter(store: target))
    #expect(throws: StoreError.self) { try merger.merge(source) }
    #expect(try target.isEmpty())
  }
}

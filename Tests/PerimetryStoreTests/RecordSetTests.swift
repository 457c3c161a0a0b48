import PerimetryModel
import PerimetryStore
import TestSupport
import Testing

/// The records are a set: what is inserted twice is there once, whichever way it comes.
@Suite struct RecordSetTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func ingestingTwiceChangesNothingButTheBookOfReadings(seed: UInt64) throws {
    let store = try Store.inMemory()
    let entries = Entries.random(400, seed: seed)
    try store.take(entries)
    let before = try store.contents()
    let again = try store.take(entries)
    #expect(try store.contents() == before, "seed \(seed)")
    #expect(again.kept == 0 && again.duplicate + again.conflict == 400, "seed \(seed)")
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func anySplitAndOrderGiveTheSameStore(seed: UInt64) throws {
    var random = SeededRandom(seed: seed &* 7919)
    let entries = Entries.random(300, seed: seed)
    let whole = try Store.inMemory()
    try whole.take(entries)
    let parts = try Store.inMemory()
    var rest = entries.shuffled(using: &random)[...]
    var run = 0
    while !rest.isEmpty {
      run += 1
      let size = Int.random(in: 1...160, using: &random)
      try parts.take(
        Array(rest.prefix(size)), path: "/archive/\(run).json",
        batchSize: Int.random(in: 1...50, using: &random),
        commitSize: Int.random(in: 1...120, using: &random),
        epochSize: Int.random(in: 1...3, using: &random))
      rest = rest.dropFirst(size)
    }
    let (a, b) = (try whole.meaning(), try parts.meaning())
    #expect(a.records == b.records, "seed \(seed)")
    #expect(a.hours == b.hours, "seed \(seed)")
    let flows = (a.flows + a.days + a.operations, b.flows + b.days + b.operations)
    #expect(flows.0.count == flows.1.count, "seed \(seed)")
    for (one, other) in zip(flows.0, flows.1) { #expect(one == other, "seed \(seed)") }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func accountsBalanceOverAnySplit(seed: UInt64) throws {
    let store = try Store.inMemory()
    let entries = Entries.random(200, seed: seed)
    let distinct = Set(entries.map { [$0.time.milliseconds, $0.key] }).count
    let account = try store.take(entries, batchSize: 17, commitSize: 60)
    #expect(account.kept == distinct, "seed \(seed)")
    #expect(account.read == account.kept + account.duplicate + account.conflict, "seed \(seed)")
  }

  @Test func duplicatesInOneBatchAcrossBatchesAndAcrossCommitsCountOnce() throws {
    let entry = Entry()
    for (batchSize, commitSize) in [(3, 100), (1, 100), (1, 1)] {
      let store = try Store.inMemory()
      let account = try store.take(
        [entry, entry, entry], batchSize: batchSize, commitSize: commitSize)
      #expect(account.kept == 1 && account.duplicate == 2 && account.conflict == 0)
      #expect(try store.flows().map(\.tally.events) == [1])
    }
  }

  @Test(arguments: [
    (RecordField.parameters, "{}"), (.appID, "some-app"), (.resultDescription, "GetBlob"),
    (.serviceFQDN, "stexample.blob.core.windows.net"), (.operationVersion, "2024-08-04"),
    (.exportedCategory, "nsppublicinboundresourcerulesallowed"), (.matchedRuleText, "{}"),
  ])
  func columnsThatDoNotIdentifyMakeNoSecondRecord(field: RecordField, value: String) throws {
    let store = try Store.inMemory()
    let account = try store.take([Entry(), Entry(Entry.context(.inbound, [field: value]))])
    #expect(account.kept == 1 && account.duplicate == 1)
    #expect(try store.rows("SELECT count(*) FROM context") == [[.integer(2)]])
  }

  @Test(arguments: RecordField.identity)
  func everyColumnThatIdentifiesMakesARecordOfItsOwn(field: RecordField) throws {
    let store = try Store.inMemory()
    let other = Entry.context(.inbound, [field: "192.0.2.1"])
    #expect(try store.take([Entry(), Entry(other)]).kept == 2)
  }

  @Test func timePortAndCategoryIdentify() throws {
    let store = try Store.inMemory()
    let entries = [
      Entry(), Entry(at: "2026-03-02T08:15:00.001Z"), Entry(port: 50_001), Entry(port: nil),
      Entry(Entry.context(.known(.publicInboundResourceRulesDenied))),
      Entry(Entry.context(.unknown("NspTomorrow"))),
    ]
    #expect(try store.take(entries).kept == 6)
  }

  @Test func theLargerCountWinsAndTheFlowTakesTheDifference() throws {
    let store = try Store.inMemory()
    try store.take([Entry(count: 5)])
    let grown = try store.take([Entry(count: 42)])
    #expect(grown.kept == 0 && grown.conflict == 1)
    let outgrown = try store.take([Entry(count: 7)])
    #expect(outgrown.kept == 0 && outgrown.conflict == 1)
    #expect(try store.rows("SELECT count FROM record") == [[.integer(42)]])
    let flow = try #require(try store.flows().first)
    #expect(flow.tally.events == 42 && flow.tally.records == 1)
    #expect(try store.flows(by: .day).map(\.tally.events) == [42])
  }

  @Test func ofCopiesTheOneWithTheCountIsCitedAndThenTheFirstByPath() throws {
    let copies: [(path: String, count: Int64)] = [
      ("/archive/a.json", 5), ("/archive/b.json", 42), ("/archive/c.json", 42),
    ]
    // 40 records each, so that whole statements are known at once too.
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let store = try Store.inMemory()
      for index in order {
        try store.take(
          (1...40).map { Entry(count: copies[index].count, port: $0) }, path: copies[index].path)
      }
      let cited = try store.rows(
        "SELECT DISTINCT p.absolute_path, r.count FROM record r JOIN reading p ON p.id = r.reading")
      #expect(cited == [[.text("/archive/b.json"), .integer(42)]], "\(order)")
    }
  }

  @Test func atEqualCountsTheLaterEndWins() throws {
    let store = try Store.inMemory()
    try store.take([Entry(until: "2026-03-02T08:20:00Z")])
    let later = try store.take([Entry(until: "2026-03-02T08:44:59Z")])
    let earlier = try store.take([Entry(until: "2026-03-02T08:30:00Z")])
    #expect(later.conflict == 1 && earlier.conflict == 1)
    #expect(try store.flows()[0].tally.lastSeen == Entry.time("2026-03-02T08:44:59Z"))
  }

  @Test func anEndThatOnlyOneExportNamesIsLearnedAndIsNoConflict() throws {
    let store = try Store.inMemory()
    try store.take([Entry()])
    let account = try store.take([Entry(until: "2026-03-02T08:44:59Z")])
    #expect(account.duplicate == 1 && account.conflict == 0)
    #expect(try store.flows()[0].tally.lastSeen == Entry.time("2026-03-02T08:44:59Z"))
    #expect(try store.flows(by: .day)[0].tally.lastSeen == Entry.time("2026-03-02T08:44:59Z"))
  }

  @Test func theFinerTimeIsKeptAndIsNoConflict() throws {
    let coarse = Entry(at: "2026-03-02T08:15:00.123Z", until: "2026-03-02T08:20:00.456Z")
    let fine = Entry(at: "2026-03-02T08:15:00.1234567Z", until: "2026-03-02T08:20:00.4567891Z")
    for entries in [[coarse, fine], [fine, coarse]] {
      let store = try Store.inMemory()
      for entry in entries { #expect(try store.take([entry]).conflict == 0) }
      let times = try store.rows("SELECT TimeGenerated, TimeGeneratedEndTime FROM NSPAccessLogs")
      #expect(
        times == [[.text("2026-03-02T08:15:00.1234567Z"), .text("2026-03-02T08:20:00.4567891Z")]])
    }
  }

  @Test func recordsThatShareAKeyAndAreNotTheSameAreBothKept() throws {
    let first = Entry(key: 77)
    let second = Entry(Entry.context(.inbound, [.sourceAddress: "203.0.113.9"]), key: 77)
    let third = Entry(Entry.context(.inbound, [.sourceAddress: "192.0.2.1"]), key: 77)
    let store = try Store.inMemory()
    #expect(try store.take([first, second]).kept == 2)
    #expect(try store.take([third, second, first]).kept == 1)
    let keys = try store.rows("SELECT key FROM record ORDER BY key")
    #expect(keys == [[.integer(77)], [.integer(78)], [.integer(79)]])
    let flows = try store.flows()
    #expect(flows.count == 3 && flows.allSatisfy { $0.tally.events == 1 })
    #expect(Set(flows.flatMap(\.references).map(\.key)) == [77, 78, 79])
  }

  @Test func collisionsSurviveAmongManyOtherRecords() throws {
    var entries = (0..<100).map { Entry(port: 40_000 + Int32($0)) }
    for index in 0..<100 where index % 9 == 0 { entries[index].forgedKey = Int64(index / 27) }
    for index in entries.indices {
      entries[index].context[.operation] = "operation \(index)"
    }
    let store = try Store.inMemory()
    #expect(try store.take(entries).kept == 100)
    #expect(try store.take(entries.reversed()).kept == 0)
    #expect(try store.flows()[0].tally.records == 100)
  }
}

extension RecordCategory {
  static let inbound = RecordCategory.known(.publicInboundResourceRulesAllowed)
}

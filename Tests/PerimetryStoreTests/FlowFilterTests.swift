import PerimetryModel
import PerimetryStore
import Testing

/// What the store lets through is what a plain walk over the records lets through.
@Suite struct FlowFilterTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let filter: FlowFilter
    let admits: @Sendable (Entry) -> Bool

    init(
      _ name: String, _ change: (inout FlowFilter) -> Void,
      _ admits: @escaping @Sendable (Entry) -> Bool
    ) {
      testDescription = name
      var filter = FlowFilter()
      change(&filter)
      self.filter = filter
      self.admits = admits
    }
  }

  private static let day = Entry.time("2026-03-04T00:00:00Z")
  private static let noon = Entry.time("2026-03-04T12:00:00Z")
  private static let fine = Timestamp(milliseconds: day.milliseconds + 3_600_000, fraction: 1)

  static let cases: [Case] = [
    Case("nothing", { _ in }, { _ in true }),
    Case("since a day", { $0.since = day }, { $0.time >= day }),
    Case("until a day", { $0.until = day }, { $0.time < day }),
    Case("since noon", { $0.since = noon }, { $0.time >= noon }),
    Case("until noon", { $0.until = noon }, { $0.time < noon }),
    Case("since the finest unit", { $0.since = fine }, { $0.time >= fine }),
    Case("until the finest unit", { $0.until = fine }, { $0.time < fine }),
    Case(
      "from a day to noon",
      {
        $0.since = day
        $0.until = noon
      }, { $0.time >= day && $0.time < noon }),
    Case(
      "perimeter by name, in upper case", { $0.perimeter = "NSP-A" },
      { $0.context[.perimeter] == Entry.perimeter("nsp-a") }),
    Case(
      "perimeter by id", { $0.perimeter = Entry.perimeter("nsp-b").uppercased() },
      { $0.context[.perimeter] == Entry.perimeter("nsp-b") }),
    Case("profile", { $0.profile = "STRICT" }, { $0.context[.profile] == "strict" }),
    Case(
      "resource by name", { $0.resource = "St-A" },
      { $0.context[.serviceResource] == Entry.storage("st-a") }),
    Case(
      "resource by id", { $0.resource = Entry.storage("st-b") + "/" },
      { $0.context[.serviceResource] == Entry.storage("st-b") }),
    Case("inbound", { $0.direction = .inbound }, { $0.context.direction == .inbound }),
    Case("outbound", { $0.direction = .outbound }, { $0.context.direction == .outbound }),
    Case("operation", { $0.operation = "getblob" }, { $0.context[.operation] == "GetBlob" }),
    Case(
      "one address", { $0.peer = PeerPattern("198.51.100.7") },
      { $0.context.direction == .inbound && $0.context[.sourceAddress] == "198.51.100.7" }),
    Case(
      "a prefix", { $0.peer = PeerPattern("198.51.100.0/24") },
      { entry in
        entry.context.direction == .inbound
          && ["198.51.100.7", "198.51.100.200"].contains(entry.context[.sourceAddress])
      }),
    Case(
      "an IPv6 prefix", { $0.peer = PeerPattern("2001:db8::/32") },
      { $0.context.direction == .inbound && $0.context[.sourceAddress] == "2001:db8::7" }),
    Case(
      "a domain", { $0.peer = PeerPattern("API.example.com.") },
      { $0.context.direction == .outbound && $0.context[.destinationFQDN] == "api.example.com" }),
    Case(
      "a domain's subdomains", { $0.peer = PeerPattern("*.example.com") },
      {
        $0.context.direction == .outbound
          && $0.context[.destinationFQDN]?.hasSuffix(".example.com") ?? false
      }),
    Case(
      "everything at once",
      {
        $0.since = day
        $0.until = Entry.time("2026-03-05T12:00:00Z")
        $0.perimeter = "nsp-a"
        $0.resource = "st-a"
        $0.direction = .inbound
        $0.operation = "GetBlob"
      },
      {
        $0.time >= day && $0.time < Entry.time("2026-03-05T12:00:00Z")
          && $0.context[.perimeter] == Entry.perimeter("nsp-a")
          && $0.context[.serviceResource] == Entry.storage("st-a")
          && $0.context.direction == .inbound && $0.context[.operation] == "GetBlob"
      }),
    Case("a profile nobody has", { $0.profile = "nobody's" }, { _ in false }),
  ]

  /// Two worlds of records, taken in once for all cases.
  private static let worlds = [21, 22].map { (seed: UInt64) in
    let entries = Entries.random(600, seed: seed, isSet: true)
    return (
      seed: seed, entries: entries,
      store: Result {
        let store = try Store.inMemory()
        try store.take(entries)
        return store
      }
    )
  }

  @Test(arguments: cases, [Store.Slice.whole, .day, .operation])
  func flowsAreThoseOfTheRecordsTheFilterAdmits(one: Case, slice: Store.Slice) throws {
    for world in FlowFilterTests.worlds {
      let admitted = world.entries.filter(one.admits)
      #expect(one.testDescription == "a profile nobody has" || !admitted.isEmpty)
      let flows = try world.store.get().flows(one.filter, by: slice)
      #expect(flows.map(Sum.init) == Sum.of(admitted, by: slice), "seed \(world.seed)")
    }
  }

  @Test(arguments: cases)
  func recordsThatAreCitedLieInTheTime(one: Case) throws {
    for world in FlowFilterTests.worlds {
      let store = try world.store.get()
      let flows = try store.flows(one.filter)
      let evidence = try store.evidence(for: flows.flatMap(\.references))
      for flow in flows {
        #expect(!flow.references.isEmpty, "seed \(world.seed)")
        for reference in flow.references {
          let time = try #require(evidence[reference]).time
          #expect(one.filter.since.map { time >= $0 } ?? true, "seed \(world.seed)")
          #expect(one.filter.until.map { time < $0 } ?? true, "seed \(world.seed)")
        }
      }
    }
  }

  @Test func severalFiltersGiveWhatEachOfThemGives() throws {
    for world in FlowFilterTests.worlds {
      let store = try world.store.get()
      let filters = FlowFilterTests.cases.map(\.filter)
      #expect(try store.flows(of: filters) == filters.map { try store.flows($0) })
      #expect(try store.flows(of: []).isEmpty)
    }
  }

  @Test func flowsComeInTheOrderOfTheirKeys() throws {
    let store = try Store.inMemory()
    try store.take(Entries.random(400, seed: 5))
    let keys = try store.flows().map(\.key)
    #expect(keys == keys.sorted() && keys.count > 100)
  }

  @Test func daysComeInTheirOrderWithinAFlow() throws {
    let store = try Store.inMemory()
    try store.take(["03", "01", "02"].map { Entry(at: "2026-03-\($0)T08:00:00Z") })
    let days = try store.flows(by: .day).flatMap(\.tally.days.days).map(\.description)
    #expect(days == ["2026-03-01", "2026-03-02", "2026-03-03"])
  }
}

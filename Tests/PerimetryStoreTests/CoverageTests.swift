import PerimetryModel
import PerimetryStore
import Testing

@Suite struct CoverageTests {
  @Test func anEmptyStoreTellsNothing() throws {
    let coverage = try Store.inMemory().coverage()
    #expect(coverage.tally == nil && coverage.hoursWithRecords == 0 && coverage.gaps.isEmpty)
    #expect(coverage.resources.isEmpty && coverage.files == 0)
    #expect(
      coverage.categories.map(\.category.name) == LogCategory.allCases.prefix(13).map(\.rawValue))
    #expect(coverage.categories.allSatisfy { $0.tally == nil && $0.resources == 0 })
  }

  @Test func hoursWithoutRecordsBetweenTwoWithSomeAreGaps() throws {
    let store = try Store.inMemory()
    try store.take(
      [
        "2026-03-02T08:59:59.999Z", "2026-03-02T09:00:00Z", "2026-03-02T11:30:00Z",
        "2026-03-04T00:00:00Z",
      ]
      .map { Entry(at: $0) })
    let coverage = try store.coverage()
    #expect(coverage.hoursWithRecords == 4 && coverage.hoursInWindow == 41)
    #expect(
      coverage.gaps == [
        .init(start: Entry.time("2026-03-02T10:00:00Z"), end: Entry.time("2026-03-02T11:00:00Z")),
        .init(start: Entry.time("2026-03-02T12:00:00Z"), end: Entry.time("2026-03-04T00:00:00Z")),
      ])
    #expect(coverage.gaps.map(\.hours) == [1, 36])
  }

  @Test(arguments: [31, 32] as [UInt64])
  func categoriesAndResourcesSumTheirRecords(seed: UInt64) throws {
    let entries = Entries.random(400, seed: seed, isSet: true)
    let store = try Store.inMemory()
    try store.take(entries)
    let coverage = try store.coverage()
    for category in coverage.categories {
      let own = entries.filter { $0.context.category == category.category }
      #expect(category.tally?.records ?? 0 == Int64(own.count), "seed \(seed)")
      #expect(category.tally?.events ?? 0 == own.reduce(0) { $0 + $1.count }, "seed \(seed)")
      #expect(category.resources == Set(own.map { $0.context[.serviceResource] }).count)
    }
    #expect(coverage.categories.map(\.category) == coverage.categories.map(\.category).sorted())
    #expect(coverage.categories.contains { $0.category == .unknown("NspQuantumTunnel") })
    #expect(
      coverage.resources.map(\.resource.text) == ["", Entry.storage("st-a"), Entry.storage("st-b")])
    for resource in coverage.resources {
      let own = entries.filter { $0.context[.serviceResource] ?? "" == resource.resource.text }
      #expect(resource.tally.records == Int64(own.count), "seed \(seed)")
      #expect(resource.categories == Set(own.map(\.context.category)).sorted())
      #expect(resource.profiles == Set(own.map(\.context.profileKey)).sorted())
    }
    #expect(coverage.tally?.records == 400)
    let again = try store.coverage(of: try store.flows())
    #expect(again.resources == coverage.resources && again.categories == coverage.categories)
  }
}

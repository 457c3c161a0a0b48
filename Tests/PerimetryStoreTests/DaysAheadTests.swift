import PerimetryModel
import Testing

@testable import PerimetryStore

/// Days read on a second connection, and when they must not be used.
@Suite struct DaysAheadTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("perimetry.db")
    let store = try Store(path: path, access: .write)
    try store.take(Entries.random(500, seed: 1))
    try store.close()
  }

  @Test func areThoseOfTheFirstConnection() throws {
    let store = try Store(path: path, access: .read)
    let ahead = try #require(DaysAhead(of: store, fewest: 0))
    ahead.start()
    let days = try #require(ahead.take())
    #expect(try days == store.database.read(DaysAhead.days))
    #expect(days.count { $0.count > 0 } == (try store.flows().count))
    #expect(try folder.names() == ["perimetry.db", "perimetry.db-shm", "perimetry.db-wal"])
    try store.close()
    #expect(try folder.names() == ["perimetry.db"])
  }

  /// Flows of one state and days of another would be a sum of neither.
  @Test func areLeftOutWhereSomethingWasCommittedMeanwhile() throws {
    let store = try Store(path: path, access: .read)
    let ahead = try #require(DaysAhead(of: store, fewest: 0))
    let other = try Store(path: path, access: .write)
    try other.take(Entries.random(500, seed: 2), path: "/archive/b.json")
    try other.close()
    ahead.start()
    #expect(ahead.take() == nil)
  }

  @Test func areReadOtherwiseWhereThereAreFewFlowsOrNoFile() throws {
    #expect(DaysAhead(of: try Store(path: path, access: .read)) == nil)
    let store = try Store(path: ":memory:", access: .write)
    try store.take(Entries.random(10, seed: 3))
    #expect(DaysAhead(of: store, fewest: 0) == nil)
  }
}

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

  @Test func waitForTheirTurnAndAreLeftOutWithoutIt() throws {
    let store = try Store(path: path, access: .read)
    let given = Turn()
    let ahead = try #require(DaysAhead(of: store, after: given, fewest: 0))
    ahead.start()
    given.give()
    // Whether the other thread was quick enough or not.
    if let days = ahead.take() { #expect(try days == store.database.read(DaysAhead.days)) }
    let withheld = Turn()
    let late = try #require(DaysAhead(of: store, after: withheld, fewest: 0))
    late.start()
    #expect(late.take() == nil)
    withheld.give()
    #expect(try store.flows(after: withheld) == store.flows())
  }

  /// Few flows are not worth a second core, so it is forced on them.
  @Test func flowsOfTwoCoresAreThoseOfOne() throws {
    let store = try Store(path: path, access: .read)
    let alone = try store.flows()
    let together = try TwoCores.$fewest.withValue(0) { try store.flows() }
    #expect(!alone.isEmpty)
    #expect(together == alone)
  }
}

import Foundation
import GRDB
import PerimetryModel
import Testing

@testable import PerimetryStore

/// The store as a file: which files are taken for one, and what is left beside it.
@Suite struct StoreFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("perimetry.db")
  }

  private func fill(_ entries: [Entry] = [Entry()]) throws {
    let store = try Store(path: path, access: .write)
    try store.take(entries)
    try store.close()
  }

  @Test func aMissingFileIsMadeForWritingOnly() throws {
    #expect(throws: StoreError.missing(path: path)) { try Store(path: path, access: .read) }
    #expect(try folder.names().isEmpty)
    try fill()
    #expect(try Store(path: path, access: .read).flows().count == 1)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let path = folder.path("nowhere/perimetry.db")
    let error = #expect(throws: StoreError.self) { try Store(path: path, access: .write) }
    #expect(error?.errorDescription?.contains("is the folder there and writable?") ?? false)
  }

  @Test(arguments: [Store.Access.read, .write])
  func aFolderIsNoStore(access: Store.Access) throws {
    let path = folder.url.path(percentEncoded: false)
    let error = #expect(throws: StoreError.self) { try Store(path: path, access: access) }
    #expect(error == .failed(path: path, reason: "a folder; name a file with --store"))
  }

  @Test(
    "a file that is no SQLite database is refused and left alone",
    arguments: ["not a database", "SQLite format 3", String(repeating: "x", count: 9_000)])
  func text(content: String) throws {
    try Data(content.utf8).write(to: URL(filePath: path))
    for access in [Store.Access.read, .write] {
      #expect(throws: StoreError.notADatabase(path: path)) {
        try Store(path: path, access: access)
      }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(content.utf8))
    #expect(try folder.names() == ["perimetry.db"])
  }

  @Test(arguments: ["WAL", "DELETE"])
  func aDatabaseOfAnotherProgramIsRefusedAndLeftAlone(mode: String) throws {
    var configuration = Configuration()
    configuration.journalMode = mode == "WAL" ? .wal : .default
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.write {
      try $0.execute(sql: "CREATE TABLE record (a); INSERT INTO record VALUES (1)")
    }
    try other.close()
    let before = try Data(contentsOf: URL(filePath: path))
    for access in [Store.Access.read, .write] {
      #expect(throws: StoreError.notAStore(path: path)) { try Store(path: path, access: access) }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try folder.names() == ["perimetry.db"])
  }

  @Test func anEmptyFileBecomesAStoreAndIsNoneBefore() throws {
    try Data().write(to: URL(filePath: path))
    #expect(throws: StoreError.notAStore(path: path)) { try Store(path: path, access: .read) }
    try fill()
    #expect(try Store(path: path, access: .read).flows().count == 1)
  }

  @Test(arguments: [Store.Access.read, .write])
  func aStoreOfALaterVersionIsRefused(access: Store.Access) throws {
    let store = try Store(path: path, access: .write)
    try store.database.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of a later version')")
    }
    try store.close()
    #expect(throws: StoreError.newer(path: path)) { try Store(path: path, access: access) }
  }

  @Test func aStoreOfAnEarlierVersionAsksToBeBroughtUpToDate() throws {
    let early = try DatabaseQueue(path: path)
    try early.write { try $0.execute(sql: "PRAGMA application_id = 1347571033") }
    try early.close()
    #expect(throws: StoreError.older(path: path)) { try Store(path: path, access: .read) }
    try fill()
    #expect(try Store(path: path, access: .read).flows().count == 1)
  }

  @Test func hoursOfAnEarlierStoreAreThoseOfItsRecords() throws {
    let store = try Store(path: path, access: .write)
    try store.take(Entries.random(300, seed: 5))
    let hours = "SELECT * FROM hours ORDER BY 1, 2, 3, 4, 6"
    let expected = try store.rows(hours)
    try store.database.write {
      try $0.execute(
        sql: """
          DROP VIEW hours; DROP TABLE hour_day; DROP TABLE hour_source;
          DELETE FROM grdb_migrations WHERE identifier = '5 hours'
          """)
    }
    try store.close()
    #expect(throws: StoreError.older(path: path)) { try Store(path: path, access: .read) }
    let later = try Store(path: path, access: .write)
    #expect(try later.rows(hours) == expected && expected.count > 20)
    try later.take(Entries.random(300, seed: 6))
    #expect(
      try later.rows("SELECT sum(events), sum(records) FROM hours")
        == later.rows("SELECT sum(count), count(*) FROM record"))
  }

  /// A store from before runs and pruning is brought up to date by whoever writes to it, with all that is in it.
  @Test func aStoreWithoutRunsAndPruningGetsThem() throws {
    let store = try Store(path: path, access: .write)
    try store.take(Entries.random(200, seed: 7))
    let (before, schema) = (try store.contents(), try store.schema())
    try store.database.write {
      try $0.execute(
        sql: """
          DROP VIEW runs; DROP TABLE run; DROP TABLE pruning;
          ALTER TABLE reading DROP COLUMN pruned;
          DELETE FROM grdb_migrations WHERE identifier IN ('6 runs', '7 pruning')
          """)
    }
    try store.close()
    #expect(throws: StoreError.older(path: path)) { try Store(path: path, access: .read) }
    let later = try Store(path: path, access: .write)
    #expect(try later.contents() == before && later.runs().isEmpty)
    #expect(try later.prunedBefore() == nil && later.schema().count == schema.count)
  }

  @Test func everyMigrationIsRecordedOnce() throws {
    let store = try Store(path: path, access: .write)
    try store.close()
    let again = try Store(path: path, access: .write)
    let names = try again.rows("SELECT identifier FROM grdb_migrations ORDER BY rowid")
    #expect(names == Migrations.all.map { [.text($0.name)] })
  }

  @Test func writingLeavesOneFileThatHoldsEverything() throws {
    try fill()
    #expect(try folder.names() == ["perimetry.db"])
    let copy = folder.path("copy.db")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    #expect(try Store(path: copy, access: .read).flows().count == 1)
  }

  @Test func readingLeavesNothingBesideTheFileAndNothingInItChanged() throws {
    try fill()
    let before = try Data(contentsOf: URL(filePath: path))
    for _ in 1...2 {
      let store = try Store(path: path, access: .read)
      #expect(try store.coverage().tally?.records == 1)
      #expect(throws: StoreError.self) { try store.query("DELETE FROM record") }
      try store.close()
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try folder.names() == ["perimetry.db"])
  }

  @Test func aFileThatMayNotBeWrittenCanBeRead() throws {
    try fill()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let folderPath = folder.url.path(percentEncoded: false)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folderPath)
    defer {
      _ = Result {
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folderPath)
      }
    }
    let store = try Store(path: path, access: .read)
    #expect(try store.flows().count == 1)
    try store.close()
    #expect(try folder.names() == ["perimetry.db"])
  }

  @Test func severalReadersSeeWhatAWriterHasCommitted() throws {
    let writer = try Store(path: path, access: .write)
    try writer.take([Entry()])
    let readers = try (1...3).map { _ in try Store(path: path, access: .read) }
    for reader in readers { #expect(try reader.flows().map(\.tally.events) == [1]) }
    try writer.take([Entry(port: 1)], path: "/archive/2.json")
    for reader in readers { #expect(try reader.flows().map(\.tally.events) == [2]) }
  }

  @Test(.enabled(if: Python.isPresent, "python3 is not there"))
  func readingGoesOnWhileAnotherProcessWritesAndWritingWaitsAndGivesUp() throws {
    try fill()
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1], isolation_level=None)
      connection.execute("BEGIN IMMEDIATE")
      connection.execute("DELETE FROM record")
      sys.stdout.write("locked")
      sys.stdout.flush()
      sys.stdin.read()
      connection.execute("ROLLBACK")
      """
    let writer = try Store(path: path, access: .write)
    let other = try Python.start(script, [path])
    #expect(String(decoding: other.output.availableData, as: UTF8.self) == "locked")
    let reader = try Store(path: path, access: .read)
    #expect(try reader.rows("SELECT count(*) FROM record") == [[.integer(1)]])
    #expect(throws: StoreError.busy(path: path)) { try writer.take([Entry(port: 1)]) }
    try other.input.close()
    other.process.waitUntilExit()
    try writer.take([Entry(port: 1)])
    #expect(try reader.rows("SELECT count(*) FROM record") == [[.integer(2)]])
  }

  @Test(arguments: [
    StoreError.missing(path: "a.db"), .notADatabase(path: "a.db"), .notAStore(path: "a.db"),
    .older(path: "a.db"), .newer(path: "a.db"), .busy(path: "a.db"),
    .held(path: "a.db", by: StoreHolder(process: 7, host: "h", since: "t")),
    .failed(path: "a.db", reason: "a reason"),
  ])
  func everyErrorNamesTheFileAndIsALine(error: StoreError) {
    let text = error.errorDescription ?? ""
    #expect(text.hasPrefix("a.db: ") && !text.contains("\n") && text.count > 12)
  }
}

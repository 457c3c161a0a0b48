import PerimetryModel
import PerimetryStore
import Testing

/// A person's own SQL reads and does nothing else.
@Suite struct QueryTests {
  @Test func valuesComeInTheTypesOfSQLite() throws {
    let result = try Store.inMemory().query(
      "SELECT NULL AS n, 7 AS i, 1.5 AS r, 'x' AS t, x'00ff' AS b")
    #expect(result.columns == ["n", "i", "r", "t", "b"])
    #expect(
      result.rows == [[.null, .integer(7), .real(1.5), .text("x"), .blob([0x00, 0xFF])]])
  }

  @Test(arguments: [
    "WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1), (2)", "EXPLAIN QUERY PLAN SELECT 1",
    "PRAGMA table_info(flow)", "SELECT 1; -- and a remark", "SELECT count(*) FROM reject",
  ])
  func whateverReadsIsRun(sql: String) throws {
    #expect(try !Store.inMemory().query(sql).columns.isEmpty)
  }

  @Test(arguments: [
    "INSERT INTO text (value) VALUES ('a')", "INSERT INTO text (value) VALUES ('a') RETURNING id",
    "DELETE FROM record", "DROP VIEW NSPAccessLogs", "CREATE TEMP TABLE a (b)", "VACUUM",
    "VACUUM INTO 'copy.db'", "ATTACH 'other.db' AS other", "BEGIN", "COMMIT",
    "PRAGMA user_version = 5", "PRAGMA query_only = 0", "PRAGMA journal_mode = DELETE",
    "PRAGMA writable_schema = 1", "PRAGMA wal_checkpoint(TRUNCATE)",
  ])
  func whateverWritesIsRefused(sql: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("perimetry.db")
    let writer = try Store(path: path, access: .write)
    try writer.take([Entry()])
    let before = try writer.contents()
    let reader = try Store(path: path, access: .read)
    let error = #expect(throws: StoreError.self) { try reader.query(sql) }
    #expect(error == .badQuery(reason: "only statements that read and return rows are run"))
    #expect(try writer.contents() == before)
    #expect(try !folder.names().contains { !$0.hasPrefix("perimetry.db") })
  }

  @Test(arguments: [
    ("", "there is no statement in it"), (" -- nothing", "there is no statement in it"),
    ("SELECT 1; SELECT 2", "one statement at a time"),
    ("SELECT 1; DROP TABLE record", "one statement at a time"),
    ("SELECT ?", "it has parameters, and nothing stands for them"),
    (
      "SELECT * FROM nowhere",
      "no such table: nowhere; there are the views NSPAccessLogs, flows and hours"
    ),
    ("SELEC 1", "near \"SELEC\": syntax error"),
    ("SELECT load_extension('x')", "not authorized"),
  ])
  func whatIsWrongIsSaid(sql: String, reason: String) throws {
    let store = try Store.inMemory()
    #expect(throws: StoreError.badQuery(reason: reason)) { try store.query(sql) }
  }
}

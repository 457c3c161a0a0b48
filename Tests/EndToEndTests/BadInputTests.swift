import Foundation
import Testing

/// Each kind of bad input ends in a clear message and the right status, and no good record is lost.
@Suite struct BadInputTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Records in the default store.
  private func kept() throws -> String {
    try sandbox.run("query", "SELECT count(*) AS n FROM record", "--format", "csv").lines.last ?? ""
  }

  @Test(arguments: ["ingest", "analyze"])
  func aPathThatIsNotThereEndsWith2(command: String) throws {
    let outcome = try sandbox.run(command, "nowhere")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "perimetry: nowhere: no such file or folder\n")
    #expect(try sandbox.names().isEmpty, "no store is left behind for nothing")
  }

  @Test(arguments: ["ingest", "analyze"])
  func oneGoodAndOneMissingPathAreDoneInPart(command: String) throws {
    let outcome = try sandbox.run(
      command, Package.sample("outbound"), "nowhere", "--store", "perimetry.db")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("perimetry: nowhere: no such file or folder\n"))
    #expect(!outcome.output.isEmpty)
    #expect(try kept() == "14")
  }

  @Test(arguments: ["ingest", "analyze"])
  func anEmptyFolderEndsWith2(command: String) throws {
    try sandbox.makeFolder("empty")
    let outcome = try sandbox.run(command, "empty")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "perimetry: empty: the folder holds no file (names that begin with a dot are passed over)\n"
    )
  }

  @Test(arguments: ["ingest", "analyze"])
  func aFolderWithoutAPerimeterRecordSaysWhatWasThere(command: String) throws {
    let foreign = #"{"time":"2026-03-02T08:00:00Z","category":"AuditEvent","resourceId":"/x"}"#
    try sandbox.write(foreign + "\n" + foreign + "\n", to: "logs/a.json")
    let outcome = try sandbox.run(command, "logs")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no perimeter record (records read: 2, of other tables: 2)"))
    let again = try sandbox.run(command, "logs")
    #expect(again.status == 2 && again.errors.contains("no perimeter record"))
  }

  @Test(arguments: ["ingest", "analyze"])
  func aFolderOfOtherFilesSaysSo(command: String) throws {
    try sandbox.write("Dear reader.\n", to: "logs/readme.txt")
    let outcome = try sandbox.run(command, "logs")
    #expect(outcome.status == 2 && outcome.errors.contains("no log export among 1"))
  }

  @Test func anEmptyFileIsAnEmptyArchive() throws {
    try sandbox.write("", to: "empty.json")
    let outcome = try sandbox.run("analyze", "empty.json")
    #expect(outcome.status == 2 && outcome.errors.contains("the archive is empty"))
  }

  @Test(arguments: [
    ["coverage"], ["flows"], ["denied"], ["recommend"], ["explain", "198.51.100.7"],
    ["query", "SELECT 1"],
  ])
  func aStoreThatIsNotThereOrNoneIsNamed(words: [String]) throws {
    let program = Package.product("perimetry")
    let missing = try sandbox.start([program] + words)
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(missing.errors.contains("perimetry.db: no store there; make one with"))
    try sandbox.write("hello", to: "perimetry.db")
    let none = try sandbox.start([program] + words)
    #expect(none.status == 2 && none.output.isEmpty)
    #expect(none.errors.contains("perimetry.db: not a store, not even an SQLite database"))
    #expect(try sandbox.names() == ["perimetry.db"])
  }

  @Test(arguments: ["ingest", "analyze"])
  func aFileThatIsNoStoreIsNotWrittenTo(command: String) throws {
    try sandbox.write("hello", to: "notes.txt")
    let outcome = try sandbox.run(command, Package.sample("outbound"), "--store", "notes.txt")
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(try String(contentsOfFile: sandbox.path("notes.txt"), encoding: .utf8) == "hello")
  }

  @Test(.enabled(if: Package.has("python3"), "python3 is not there"))
  func aStoreOfALaterVersionEndsWith2() throws {
    try sandbox.run("ingest", Package.sample("outbound"))
    let script = """
      import sqlite3
      connection = sqlite3.connect("perimetry.db")
      connection.execute("INSERT INTO grdb_migrations VALUES ('99 of a later version')")
      connection.commit()
      connection.close()
      """
    #expect(try sandbox.start(["/usr/bin/env", "python3", "-c", script]).status == 0)
    for words in [["flows"], ["ingest", Package.sample("outbound")]] {
      let outcome = try sandbox.start([Package.product("perimetry")] + words)
      #expect(outcome.status == 2 && outcome.errors.contains("written by a newer perimetry"))
    }
  }

  @Test(.enabled(if: Package.has("python3"), "python3 is not there"))
  func aStoreThatStaysLockedEndsWith75() throws {
    try sandbox.run("ingest", Package.sample("outbound"))
    let script = """
      import sqlite3, subprocess, sys
      connection = sqlite3.connect("perimetry.db", isolation_level=None)
      connection.execute("BEGIN IMMEDIATE")
      sys.exit(subprocess.run(sys.argv[1:]).returncode)
      """
    let words = [
      "/usr/bin/env", "python3", "-c", script, Package.product("perimetry"), "ingest",
      Package.sample("two-routes"),
    ]
    let outcome = try sandbox.start(words)
    #expect(outcome.status == 75 && outcome.errors.contains("another process is writing"))
  }

  @Test func aMangledLineInTheMiddleCostsNoOtherRecord() throws {
    try sandbox.write(
      LogLine.records(0..<5) + #"{"time": broken"# + "\n" + LogLine.records(5..<10), to: "a.json")
    let outcome = try sandbox.run("ingest", "a.json")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("perimetry: a.json, byte "))
    #expect(outcome.errors.contains(": rejected, not valid JSON"))
    #expect(try kept() == "10")
    let strict = try sandbox.run("ingest", "a.json", "--force", "--strict", "--quiet")
    #expect(strict.status == 1 && strict.errors.contains("stopped there, as --strict asks"))
  }

  /// The hint is a command that works: without `--store` there is no store to ask.
  @Test func whatWasRejectedCanBeLookedUpWhereTheHintSays() throws {
    try sandbox.write(
      LogLine.records(0..<2) + String(repeating: "broken\n", count: 5), to: "a.json")
    let temporary = try sandbox.run("analyze", "a.json")
    #expect(!temporary.text.contains("coverage --store"))
    let flat = temporary.text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(flat.contains("5 records rejected; `perimetry ingest PATH --store perimetry.db` names"))
    #expect(temporary.errors.contains("2 more rejected; with --store FILE all are kept"))
    let kept = try sandbox.run("analyze", "a.json", "--store", "kept.db")
    #expect(
      kept.text.split { $0.isWhitespace }.joined(separator: " ")
        .contains("5 records rejected; `perimetry coverage --store kept.db` says more"))
    #expect(kept.errors.contains("2 more rejected; all are in the store's table `reject`"))
  }

  @Test func aLastLineCutShortIsLeftForTheNextRun() throws {
    let last = LogLine.record(port: 10)
    try sandbox.write(LogLine.records(0..<10) + last.prefix(100), to: "a.json")
    let outcome = try sandbox.run("ingest", "a.json")
    #expect(outcome.status == 0 && outcome.errors.contains("rejected, cut short"))
    #expect(try kept() == "10")
    // The blob has grown: the record is whole now.
    try sandbox.write(LogLine.records(0..<11), to: "a.json")
    #expect(try sandbox.run("ingest", "a.json", "--strict").status == 0)
    #expect(try kept() == "11")
    let rejects = try sandbox.run("query", "SELECT count(*) FROM reject", "--format", "csv")
    #expect(rejects.lines.last == "0")
  }

  @Test(.enabled(if: Package.has("gzip"), "gzip is not there"))
  func everythingBeforeTheCutOfAGzipFileIsKept() throws {
    // Different addresses, so that the text does not shrink to nothing.
    let text = (0..<4_000).map {
      LogLine.record(port: $0, address: "198.51.100.\($0 * 7919 % 256)", count: $0 + 1) + "\n"
    }.joined()
    try sandbox.write(text, to: "a.json")
    #expect(try sandbox.shell("gzip a.json && head -c 20000 a.json.gz > cut.gz").status == 0)
    guard Package.readsGzip else {
      let outcome = try sandbox.run("ingest", "cut.gz")
      #expect(outcome.status == 2 && outcome.errors.contains("gzip is not built in"))
      return
    }
    let outcome = try sandbox.run("ingest", "cut.gz")
    #expect(outcome.status == 3 && outcome.errors.contains("the gzip stream is cut"))
    let before = try #require(Int(try kept()))
    #expect((100..<4_000).contains(before))
    // Records were written in order, so those that were kept are the first.
    let last = try sandbox.run("query", "SELECT max(count) FROM record", "--format", "csv")
    #expect(last.lines.last == "\(before)")
    #expect(try sandbox.run("ingest", "a.json.gz").status == 0)
    #expect(try kept() == "4000")
  }

  @Test(.enabled(if: Package.has("gzip") && Package.readsGzip, "gzip is not there"))
  func everyMemberOfAGzipFileIsRead() throws {
    try sandbox.write(LogLine.records(0..<5), to: "a")
    try sandbox.write(LogLine.records(5..<12), to: "b")
    #expect(try sandbox.shell("(gzip -c a; gzip -c b) > both.json.gz").status == 0)
    let outcome = try sandbox.run("ingest", "both.json.gz")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try kept() == "12")
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func aFileThatMayNotBeReadIsNamed() throws {
    try sandbox.write(LogLine.records(0..<5), to: "logs/a.json")
    try sandbox.write(LogLine.records(5..<10), to: "logs/b.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: sandbox.path("logs/b.json"))
    let outcome = try sandbox.run("ingest", "logs")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("logs/b.json: Permission denied"))
    #expect(try kept() == "5")
  }

  @Test func aRuleSetThatIsNoneIsRefused() throws {
    let missing = try sandbox.run("export", "arm", "rules.json")
    #expect(missing.status == 2 && missing.errors.contains("rules.json: cannot be read"))
    try sandbox.write("{", to: "rules.json")
    let broken = try sandbox.run("export", "terraform", "rules.json")
    #expect(broken.status == 2 && broken.output.isEmpty && broken.errors.contains("rules.json"))
    let piped = try sandbox.run("export", "arm", "-", input: "[]")
    #expect(piped.status == 2 && piped.output.isEmpty)
  }

  @Test(arguments: ["DELETE FROM record", "SELECT 1; SELECT 2", "SELEC 1", "ATTACH 'x.db' AS x"])
  func aQueryThatIsNoneIsRefused(sql: String) throws {
    try sandbox.run("ingest", Package.sample("outbound"))
    let outcome = try sandbox.run("query", sql)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("perimetry: the query cannot be run: "))
    #expect(try sandbox.names() == ["perimetry.db"])
  }
}

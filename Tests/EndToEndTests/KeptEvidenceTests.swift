import Foundation
import Testing

/// `recommend --keep-evidence`: copies in the store that `explain` shows when the files do not.
@Suite struct KeptEvidenceTests {
  private let sandbox: Sandbox
  private static let line = LogLine.record(port: 1, count: 42)

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(Self.line + "\n", to: "logs/a.json")
    try sandbox.run("ingest", "logs", "--quiet")
  }

  private func exhibit(_ store: String = "perimetry.db") throws -> [String: Any] {
    let json = try sandbox.run(
      "explain", "198.51.100.7", "--format", "json", "--store", store
    ).json()
    return try #require((json["exhibits"] as? [[String: Any]])?.first)
  }

  @Test func theCopyIsShownWhenTheFileIsGoneOrHasChanged() throws {
    let kept = try sandbox.run("recommend", "--keep-evidence")
    #expect(kept.status == 0 && kept.errors.contains("1 of the records cited are kept"))
    #expect(try exhibit()["copy"] == nil)
    #expect(try exhibit()["raw"] as? String == Self.line)
    try sandbox.write(LogLine.record(port: 2, count: 42) + "\n", to: "logs/a.json")
    let changed = try exhibit()
    #expect(changed["raw"] as? String == Self.line)
    #expect((changed["unavailable"] as? String)?.contains("something else") ?? false)
    try FileManager.default.removeItem(atPath: sandbox.path("logs/a.json"))
    let gone = try exhibit()
    #expect(gone["raw"] as? String == Self.line && gone["copy"] != nil)
    let text = try sandbox.run("explain", "198.51.100.7", environment: ["COLUMNS": "2000"]).text
    #expect(text.contains("From the copy in the store, whose hash"))
    #expect(text.contains("No such file") && text.contains(Self.line))
  }

  @Test func theCopyIsShownWhenOnlyWhatIdentifiesTheRecordIsStillThere() throws {
    try sandbox.run("recommend", "--keep-evidence")
    let changed = Self.line.replacing("resourceGroups/rg/", with: "RESOURCEGROUPS/rg/")
    try #require(changed != Self.line && changed.utf8.count == Self.line.utf8.count)
    try sandbox.write(changed + "\n", to: "logs/a.json")
    let exhibit = try exhibit()
    #expect(exhibit["raw"] as? String == Self.line && exhibit["copy"] != nil)
    #expect((exhibit["unavailable"] as? String)?.contains("another text of the record") ?? false)
  }

  @Test func withoutAskingNothingIsKept() throws {
    let before = try Data(contentsOf: URL(filePath: sandbox.path("perimetry.db")))
    try sandbox.run("recommend")
    #expect(try Data(contentsOf: URL(filePath: sandbox.path("perimetry.db"))) == before)
    try FileManager.default.removeItem(atPath: sandbox.path("logs/a.json"))
    #expect(try exhibit()["raw"] is NSNull)
    let late = try sandbox.run("recommend", "--keep-evidence")
    #expect(late.status == 3 && late.text.contains("198.51.100.7/32"))
    let quiet = try sandbox.run("recommend", "--keep-evidence", "--quiet")
    #expect(quiet.status == 3 && quiet.errors.contains("1 cannot be read back unchanged"))
    #expect(late.errors.contains("0 of the records cited are kept"))
    #expect(late.errors.contains("1 cannot be read back unchanged"))
  }

  /// The proposal is the same bytes, and a second run adds nothing.
  @Test func keepingChangesNoReport() throws {
    let plain = try sandbox.run("recommend", "--format", "json")
    let keeping = try sandbox.run("recommend", "--format", "json", "--keep-evidence")
    #expect(keeping.output == plain.output)
    let again = try sandbox.run("recommend", "--keep-evidence")
    #expect(again.errors.contains("1 of the records cited are kept"))
    let rows = try sandbox.run("query", "SELECT count(*) AS n FROM kept", "--format", "csv").text
    #expect(rows == "n\n1\n")
  }

  @Test func aDamagedCopyIsNotShown() throws {
    try sandbox.run("recommend", "--keep-evidence", "--quiet")
    try FileManager.default.removeItem(atPath: sandbox.path("logs/a.json"))
    let python = """
      import sqlite3
      db = sqlite3.connect("perimetry.db")
      db.execute("UPDATE kept SET bytes = zeroblob(40)")
      db.commit()
      """
    try sandbox.write(python, to: "damage.py")
    try #require(try sandbox.shell("python3 damage.py").status == 0)
    let exhibit = try exhibit()
    #expect(exhibit["raw"] is NSNull)
    #expect(
      (exhibit["unavailable"] as? String)?.contains("the copy in the store is damaged") ?? false)
  }

  @Test func whatLogsHoldIsShownHarmlessly() throws {
    let hostile = Self.line.replacing("GetBlob", with: "Get\u{1B}[31m\u{202E}<b>Blob")
      .replacing("\"port\":\"1\"", with: "\"port\":\"7\"").replacing("\"42\"", with: "\"99\"")
    try sandbox.write(hostile + "\n", to: "logs/b.json")
    try sandbox.run("ingest", "logs", "--quiet")
    try sandbox.run("recommend", "--keep-evidence", "--quiet")
    try FileManager.default.removeItem(atPath: sandbox.path("logs"))
    for format in ["text", "json", "markdown"] {
      let outcome = try sandbox.run("explain", "198.51.100.7", "--format", format)
      #expect(outcome.status == 0)
      #expect(!outcome.text.contains("\u{1B}") && !outcome.text.contains("\u{202E}"))
    }
  }

  @Test func copiesComeAlongInAMerge() throws {
    try sandbox.run("recommend", "--keep-evidence", "--quiet")
    let merged = try sandbox.run("merge", "perimetry.db", "--into", "all.db", "--quiet")
    #expect(merged.status == 0)
    try FileManager.default.removeItem(atPath: sandbox.path("logs/a.json"))
    #expect(try exhibit("all.db")["raw"] as? String == Self.line)
  }
}

import Foundation
import Testing

/// What happens to files while logs are written, rotated and stored away: each record counts once, and as little as
/// can be is read again.
@Suite struct ShipperTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Runs over the folder and returns the account of the run.
  private func ingest(_ what: Comment? = nil) throws -> [String: Int] {
    let outcome = try sandbox.run("ingest", "logs", "--format", "json", "--quiet")
    #expect(outcome.status == 0, what)
    let account = try #require(try outcome.json()["account"] as? [String: Any])
    return account.compactMapValues { $0 as? Int }
  }

  private func counts(_ sql: String) throws -> [String] {
    Array(try sandbox.run("query", sql, "--format", "csv").lines.dropFirst())
  }

  /// The store says the same as one that read the folder as it is now, and every record is found where it is said to lie.
  private func expectRightNumbers(_ gone: Int = 0) throws {
    let fresh = try sandbox.run("ingest", "logs", "--store", "fresh.db", "--quiet")
    #expect(fresh.status == 0)
    if gone == 0 {
      for report in ["flows", "denied"] {
        let here = try sandbox.run(report, "--format", "csv").output
        #expect(
          try here == sandbox.run(report, "--format", "csv", "--store", "fresh.db").output)
      }
    }
    let explained = try sandbox.run("explain", "198.51.100.7", "--examples", "40").text
    #expect(!explained.contains("changed") && !explained.contains("No such file"))
    let rejects = "SELECT offset, length, reason FROM reject ORDER BY 1, 2"
    #expect(
      try counts(rejects)
        == Array(
          sandbox.run("query", rejects, "--format", "csv", "--store", "fresh.db").lines.dropFirst()
        ))
    try FileManager.default.removeItem(atPath: sandbox.path("fresh.db"))
  }

  private func move(_ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: sandbox.path(from), toPath: sandbox.path(to))
  }

  @Test func append() throws {
    try sandbox.write(LogLine.records(0..<30), to: "logs/a.json")
    #expect(try ingest()["read"] == 30)
    try sandbox.write(LogLine.records(0..<35), to: "logs/a.json")
    let grown = try ingest()
    #expect(grown["read"] == 5 && grown["kept"] == 5 && grown["duplicate"] == 0)
    let coverage = try sandbox.run("coverage", "--format", "json").json()["account"]
    let account = try #require(coverage as? [String: Any])
    #expect(account["read"] as? Int == 35 && account["kept"] as? Int == 35)
    #expect(
      account["bytes"] as? Int == LogLine.records(0..<35).utf8.count)
    #expect(try ingest()["read"] == 0)
    try expectRightNumbers()
  }

  @Test func appendToAFileThatIsShort() throws {
    for count in 1..<4 {
      try sandbox.write("\u{FEFF}" + LogLine.records(0..<count), to: "logs/a.json")
      #expect(try ingest()["read"] == 1)
    }
    try expectRightNumbers()
  }

  @Test func aPartialLastLineThenCompleted() throws {
    let text = Array(LogLine.records(0..<12).utf8)
    try sandbox.write(Data(text[..<(text.count - 40)]), to: "logs/a.json")
    let first = try ingest()
    #expect(first["kept"] == 11 && first["rejected"] == 1)
    #expect(try counts("SELECT count(*) FROM reject") == ["1"])
    try sandbox.write(Data(text[..<(text.count - 20)]), to: "logs/a.json")
    let listed = try sandbox.run("rejects", "--reason", "CUT SHORT", "--format", "csv")
    #expect(listed.status == 0 && CSVText.rows(of: listed.text).count == 2)
    #expect(try sandbox.run("rejects", "--file", "b.json").text.contains("Nothing was rejected"))
    let second = try ingest()
    #expect(second["read"] == 1 && second["rejected"] == 1)
    try sandbox.write(Data(text), to: "logs/a.json")
    let third = try ingest()
    #expect(third["read"] == 1 && third["kept"] == 1 && third["rejected"] == 0)
    #expect(try counts("SELECT count(*) FROM reject") == ["0"])
    let coverage = try sandbox.run("coverage", "--format", "json").json()["account"]
    let account = try #require(coverage as? [String: Any])
    #expect(account["read"] as? Int == 12 && account["rejected"] as? Int == 0)
    try expectRightNumbers()
  }

  @Test func aBadLineBeforeTheEndStaysRejectedWhenTheFileGrows() throws {
    try sandbox.write("broken\n" + LogLine.records(0..<12), to: "logs/a.json")
    _ = try ingest()
    try sandbox.write("broken\n" + LogLine.records(0..<14) + "bad\n", to: "logs/a.json")
    let grown = try ingest()
    #expect(grown["read"] == 3 && grown["rejected"] == 1)
    #expect(try counts("SELECT offset FROM reject ORDER BY 1").count == 2)
    try expectRightNumbers()
  }

  @Test func aLastLineWithoutItsNewline() throws {
    try sandbox.write(String(LogLine.records(0..<12).dropLast()), to: "logs/a.json")
    #expect(try ingest()["kept"] == 12)
    try sandbox.write(LogLine.records(0..<13), to: "logs/a.json")
    #expect(try ingest()["kept"] == 1)
    try expectRightNumbers()
  }

  @Test func rotate() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    try move("logs/a.json", "logs/a.json.1")
    try sandbox.write(LogLine.records(20..<50), to: "logs/a.json")
    let rotated = try ingest()
    #expect(rotated["read"] == 30 && rotated["kept"] == 30)
    try expectRightNumbers()
  }

  @Test func copytruncate() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json.1")
    try sandbox.write(LogLine.records(20..<22), to: "logs/a.json")
    let truncated = try ingest()
    #expect(truncated["read"] == 2 && truncated["kept"] == 2)
    try expectRightNumbers()
  }

  @Test func truncate() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    try sandbox.write("", to: "logs/a.json")
    #expect(try ingest()["read"] == 0)
    try sandbox.write(LogLine.records(30..<60), to: "logs/a.json")
    #expect(try ingest()["kept"] == 30)
    #expect(try counts("SELECT count(*) FROM record") == ["50"])
  }

  @Test func replaceByALargerFile() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    try sandbox.write(LogLine.records(10..<60), to: "logs/a.json")
    let replaced = try ingest()
    #expect(replaced["read"] == 50 && replaced["kept"] == 40 && replaced["duplicate"] == 10)
  }

  @Test func rename() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    try move("logs/a.json", "logs/b.json")
    #expect(try ingest()["read"] == 0)
    #expect(try counts("SELECT DISTINCT File FROM NSPAccessLogs") == ["logs/b.json"])
    try sandbox.write(LogLine.records(0..<23), to: "logs/b.json")
    #expect(try ingest()["read"] == 3)
    try expectRightNumbers()
  }

  @Test func copy() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    try sandbox.write(LogLine.records(0..<20), to: "logs/b.json")
    let copied = try ingest()
    #expect(copied["read"] == 20 && copied["duplicate"] == 20)
    #expect(try ingest()["read"] == 0)
    try expectRightNumbers()
  }

  /// A record that leaves its time to the path is another one in another hour.
  @Test func aFileThatMovesToAnotherHourIsReadAgain() throws {
    let line = LogLine.record(port: 1).replacing(
      #""time":"2026-03-02T08:15:00Z","#, with: "")
    try sandbox.write(line + "\n", to: "logs/y=2026/m=03/d=02/h=08/m=00/PT1H.json")
    _ = try ingest()
    try sandbox.makeFolder("logs/y=2026/m=03/d=02/h=09")
    try move("logs/y=2026/m=03/d=02/h=08/m=00", "logs/y=2026/m=03/d=02/h=09/m=00")
    #expect(try ingest()["kept"] == 1)
  }

  @Test(.enabled(if: Package.readsGzip, "gzip is not built in"))
  func gzipOfAFileAlreadySeen() throws {
    try sandbox.write(LogLine.records(0..<20), to: "logs/a.json")
    _ = try ingest()
    #expect(try sandbox.shell("gzip logs/a.json").status == 0)
    let zipped = try ingest()
    #expect(zipped["read"] == 20 && zipped["kept"] == 0 && zipped["duplicate"] == 20)
    #expect(try ingest()["read"] == 0)
  }

  @Test func aRunThatWasInterruptedGoesOnInTheMiddleOfItsFile() throws {
    try sandbox.write(LogLine.records(0..<12000), to: "logs/a.json")
    let limited = try sandbox.shell("ulimit -f 1300; perimetry ingest logs --commit-every 100")
    #expect(limited.status == 2, "\(limited.errors)")
    let kept = try #require(
      try counts("SELECT count(*) FROM record").first.flatMap { Int($0) }, "\(limited.errors)")
    #expect(kept > 0 && kept < 12000)
    #expect(try ingest()["read"] == 12000 - kept)
    try expectRightNumbers()
  }
}

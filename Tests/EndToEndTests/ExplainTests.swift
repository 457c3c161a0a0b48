import Foundation
import Testing

@Suite struct ExplainTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// In lines so wide that nothing wraps.
  private func explain(_ subject: String) throws -> Outcome {
    try sandbox.run("explain", subject, environment: ["COLUMNS": "2000"])
  }

  @Test func rawRecordsAreReadBackFromTheFiles() throws {
    let line = LogLine.record(port: 1, count: 42)
    try sandbox.write(LogLine.records(5..<9) + line + "\n", to: "logs/a.json")
    try sandbox.run("ingest", "logs")
    for format in ["json", "csv"] {
      let outcome = try sandbox.run(
        "explain", "198.51.100.7", "--examples", "1", "--format", format)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
    }
    let text = try sandbox.run("explain", "198.51.100.7", "--format", "json").text
    #expect(text.contains(line.replacing("\"", with: "\\\"")))
    // From elsewhere too: the store remembers where the file lies.
    try sandbox.makeFolder("elsewhere")
    let there = try sandbox.shell(
      "cd elsewhere && COLUMNS=2000 perimetry explain 'ip firewall' --store ../perimetry.db")
    #expect(there.status == 0 && there.text.contains("\"port\":\"1\""))
  }

  @Test(.enabled(if: Package.has("gzip") && Package.readsGzip, "gzip is not there"))
  func aCompressedFileIsReadBackToo() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    #expect(try sandbox.shell("gzip a.json").status == 0)
    #expect(try sandbox.run("ingest", "a.json.gz").status == 0)
    let outcome = try explain("198.51.100.0/24")
    #expect(outcome.text.contains("\"port\":\"") && !outcome.text.contains("Cannot be shown"))
  }

  @Test func aFileThatChangedOrIsGoneIsSaidToBe() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    try sandbox.run("ingest", "a.json")
    try sandbox.write(LogLine.records(1_000..<1_003), to: "a.json")
    let changed = try explain("198.51.100.7")
    #expect(changed.status == 0)
    #expect(changed.text.contains("holds something else there now"))
    #expect(!changed.text.contains("\"port\":\"1000\""))
    try FileManager.default.removeItem(atPath: sandbox.path("a.json"))
    let gone = try explain("198.51.100.7")
    #expect(gone.status == 0 && gone.text.contains("No such file or directory"))
  }

  @Test func whatCameByStandardInputIsSaidNotToBeKept() throws {
    try sandbox.run("ingest", "-", input: LogLine.records(0..<3))
    let outcome = try explain("198.51.100.7")
    #expect(outcome.status == 0 && outcome.text.contains("standard input"))
  }

  @Test func whatNobodyKnowsEndsWith2() throws {
    try sandbox.run("ingest", "-", input: LogLine.records(0..<3))
    let outcome = try sandbox.run("explain", "192.0.2.1")
    #expect(outcome.status == 2 && outcome.errors.contains("nothing is known of 192.0.2.1"))
  }
}

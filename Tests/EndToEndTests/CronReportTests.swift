import Foundation
import Testing

/// `scripts/cron-report`, the way cron runs it: twice, silently, whole or not at all.
@Suite(.enabled(if: Package.has("bash"), "bash is not there"))
struct CronReportTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func report(date: String = "2026-03-09", program: String? = nil) throws -> Outcome {
    try sandbox.start(
      [Package.path("scripts/cron-report"), "logs", "reports"],
      environment: [
        "PERIMETRY": program ?? Package.product("perimetry"), "PERIMETRY_DATE": date,
      ])
  }

  private static let names = ["denied.json", "denied.txt", "recommend.json", "recommend.txt"]

  private func contents() throws -> [String: Data] {
    let folder = sandbox.folder.appending(path: "reports")
    return try sandbox.names(in: folder).filter { $0.hasPrefix("2026") }.reduce(into: [:]) {
      $0[$1] = try Data(contentsOf: folder.appending(path: $1))
    }
  }

  private func records() throws -> String? {
    try sandbox.run(
      "query", "SELECT count(*), (SELECT count(*) FROM reading) FROM record", "--store",
      "reports/perimetry.db", "--format", "csv"
    ).lines.last
  }

  @Test func aSecondRunFindsNothingNewAndWritesTheSame() throws {
    try sandbox.write(LogLine.records(0..<5), to: "logs/a.json")
    let first = try report()
    #expect(first.status == 0 && first.output.isEmpty && first.errors.isEmpty)
    let before = try contents()
    #expect(before.keys.sorted() == CronReportTests.names.map { "2026-03-09-\($0)" })
    #expect(try records() == "5,1")
    let second = try report()
    #expect(second.status == 0 && second.output.isEmpty && second.errors.isEmpty)
    #expect(try contents() == before)
    // Not one file was read a second time.
    #expect(try records() == "5,1")
  }

  @Test func theNextDayHasReportsOfItsOwnWithWhatIsNew() throws {
    try sandbox.write(LogLine.records(0..<5), to: "logs/a.json")
    #expect(try report().status == 0)
    try sandbox.write(LogLine.record(port: 9, address: "203.0.113.9") + "\n", to: "logs/b.json")
    #expect(try report(date: "2026-03-10").status == 0)
    let contents = try contents()
    #expect(contents.count == 8)
    let today = String(decoding: try #require(contents["2026-03-10-denied.txt"]), as: UTF8.self)
    let yesterday = String(decoding: try #require(contents["2026-03-09-denied.txt"]), as: UTF8.self)
    #expect(today.contains("203.0.113.9") && !yesterday.contains("203.0.113.9"))
  }

  @Test func aRunThatFailsHalfwayLeavesTheReportsAsTheyWere() throws {
    try sandbox.write(LogLine.records(0..<5), to: "logs/a.json")
    #expect(try report().status == 0)
    let before = try contents()
    try sandbox.write(LogLine.record(port: 9, address: "203.0.113.9") + "\n", to: "logs/b.json")
    let broken = """
      #!/bin/sh
      [ "$1" != recommend ] || { echo "no luck today" >&2; exit 2; }
      exec '\(Package.product("perimetry"))' "$@"
      """
    try sandbox.write(broken, to: "broken")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: sandbox.path("broken"))
    let outcome = try report(program: sandbox.path("broken"))
    #expect(outcome.status == 2 && outcome.errors.contains("no luck today"))
    #expect(try contents() == before)
    let left = try sandbox.names(in: sandbox.folder.appending(path: "reports"))
    #expect(!left.contains { $0.hasPrefix(".cron-report.") && $0 != ".cron-report.lock" })
  }

  @Test func anArchiveThatIsNotThereIsSaid() throws {
    let outcome = try report()
    #expect(outcome.status == 2 && outcome.errors.contains("no such archive"))
    #expect(try sandbox.names().isEmpty)
  }
}

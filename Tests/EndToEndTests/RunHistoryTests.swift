import Foundation
import Testing

/// Runs that die, that meet, and what the history says of them.
@Suite struct RunHistoryTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LogLine.records(0..<5), to: "logs/a.json")
    try sandbox.write(
      """
      archives: ["logs/*"]
      output: reports
      reports: [{report: denied}]

      """, to: "run.yaml")
  }

  private func go(now: String = "2026-03-09T02:00:00Z") throws -> Outcome {
    try sandbox.run("run", "run.yaml", "--now", now, "--wait", "0")
  }

  private func runs() throws -> [[String: Any]] {
    try #require(try sandbox.run("runs", "--format", "json").json()["runs"] as? [[String: Any]])
  }

  private func reports() throws -> [String] {
    try sandbox.names(in: sandbox.folder.appending(path: "reports"))
  }

  /// Runs shell in which `$P` is the program itself, so that `$!` is its process.
  private func shell(_ line: String) throws -> Outcome {
    try sandbox.start(["/bin/sh", "-c", line], environment: ["P": Package.product("perimetry")])
  }

  /// A run that is under way because nobody writes into its pipe; `$!` is its process.
  private static let underWay = """
    mkfifo logs/pipe
    "$P" run run.yaml > held.txt 2>&1 &
    tries=0
    until "$P" query "SELECT 'number', number FROM run WHERE ended IS NULL" --format csv 2>&1 | \
    grep -q "^number,$N"; do
      sleep 0.1; tries=$((tries + 1)); [ $tries -lt 200 ] || { cat held.txt >&2; exit 99; }
    done

    """

  private func underWay(_ number: Int) -> String { "N=\(number)\n" + Self.underWay }

  @Test func theHistoryTellsWhatEachRunCameTo() throws {
    #expect(try go().status == 0)
    #expect(try go(now: "2026-03-10T02:00:00Z").status == 4)
    let runs = try runs()
    #expect(runs.map { $0["number"] as? Int } == [1, 2])
    #expect(
      runs.map { $0["began"] as? String } == ["2026-03-09T02:00:00Z", "2026-03-10T02:00:00Z"])
    #expect(runs.map { $0["outcome"] as? String } == ["done", "nothing new"])
    #expect(runs[0]["events"] as? Int == 5 && runs[0]["denied_peers"] as? Int == 1)
    #expect(runs[0]["reports"] as? String == "reports/run-000001")
    #expect(runs[1]["compared_with"] as? Int == 1 && runs[1]["reports"] is NSNull)
    let view = try sandbox.run("query", "SELECT * FROM runs", "--format", "json").json()
    let rows = try #require(view["rows"] as? [[Any]])
    #expect(rows.count == 2 && view["columns"] as? [String] == Self.columns)
    // No other report tells of the runs.
    let before = try sandbox.run("coverage").output + sandbox.run("denied").output
    #expect(try go(now: "2027-03-10T02:00:00Z").status == 4)
    #expect(try sandbox.run("coverage").output + sandbox.run("denied").output == before)
  }

  private static let columns = [
    "number", "began", "ended", "version", "status", "outcome", "files", "failures", "records",
    "events", "rejects", "denied_peers", "denied_events", "new_peers", "gone_peers",
    "compared_with",
    "newest_record", "gates", "reports",
  ]

  @Test func aRunThatWasKilledDidNotEndAndTheNextOneDoesItsWork() throws {
    #expect(try go().status == 0)
    let killed = try shell(underWay(2) + "kill -KILL $!; wait; rm logs/pipe")
    #expect(killed.status == 0, "\(killed)")
    // As if it had died while writing.
    try sandbox.write("half", to: "reports/.run-000002.part/denied.txt")
    try sandbox.write(LogLine.record(port: 9, address: "203.0.113.9") + "\n", to: "logs/b.json")
    let next = try go()
    #expect(next.status == 0)
    #expect(
      next.text.contains("run 3: 1 new event in 1 file; 2 peers would be denied (+1 since run 1)"))
    #expect(next.errors.contains("removed what a run left that did not end"))
    #expect(try reports() == ["latest", "run-000001", "run-000003"])
    #expect(try runs().map { $0["outcome"] as? String } == ["done", "did not end", "done"])
  }

  @Test func aSecondRunLeavesAndSaysWhoHoldsTheStore() throws {
    let outcome = try shell(
      underWay(1) + """
        "$P" run run.yaml --wait 0; status=$?
        echo "process $! on $(uname -n), since" > expected.txt
        cat logs/a.json > logs/pipe; wait; cat held.txt; exit $status
        """)
    #expect(outcome.status == 75, "\(outcome)")
    let expected = try String(contentsOfFile: sandbox.path("expected.txt"), encoding: .utf8)
    #expect(outcome.errors.contains(expected.trimmingCharacters(in: .newlines)))
    #expect(outcome.text.contains("run 1: 5 new events"))
    #expect(try runs().count == 1 && reports() == ["latest", "run-000001"])
  }

  @Test func aSecondRunWaitsIfTold() throws {
    let outcome = try shell(
      underWay(1) + """
        (sleep 1; exec 3> logs/pipe; rm logs/pipe; cat logs/a.json >&3) &
        "$P" run run.yaml --wait 60; status=$?; wait; exit $status
        """)
    #expect([0, 4].contains(outcome.status), "\(outcome)")
    #expect(outcome.errors.contains("waiting for up to 60.0 s"))
    #expect(try runs().count == 2)
  }

  @Test func nothingThatIsThereIsOverwritten() throws {
    try sandbox.write("mine", to: "reports/run-000007/note.txt")
    try sandbox.write("mine", to: "reports/latest/note.txt")
    let outcome = try go()
    #expect(outcome.status == 0 && outcome.text.contains("run 8: "))
    #expect(outcome.errors.contains("reports/latest is no link of ours and stays as it is"))
    #expect(try reports() == ["latest", "run-000007", "run-000008"])
    for name in ["run-000007", "latest"] {
      #expect(
        try String(contentsOfFile: sandbox.path("reports/\(name)/note.txt"), encoding: .utf8)
          == "mine")
    }
  }

  @Test func aReportThatCannotBeWrittenLeavesNone() throws {
    #expect(try go().status == 0)
    try sandbox.write(LogLine.record(port: 9, address: "203.0.113.9") + "\n", to: "logs/b.json")
    try sandbox.write("{}", to: "rules.json")
    try sandbox.write(
      """
      archives: ["logs/*"]
      output: reports
      reports: [{report: denied}, {report: recommend}]
      rules: [rules.json]

      """, to: "run.yaml")
    let outcome = try go()
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(try reports() == ["latest", "run-000001"])
    #expect(try runs().last?["outcome"] as? String == "nothing could be done")
  }
}

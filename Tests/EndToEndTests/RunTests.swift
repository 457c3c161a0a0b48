import Foundation
import Testing

/// `perimetry run`: one go of ingest, reports and gates, from a file.
@Suite struct RunTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(LogLine.records(0..<5), to: "logs/a.json")
  }

  private static let plain = """
    archives: [logs]
    output: reports
    reports: [{report: denied}, {report: coverage, format: json}]

    """

  private func configure(_ more: String = "", reports: String? = nil) throws {
    var text = Self.plain
    if let reports { text = "archives: [logs]\noutput: reports\nreports: \(reports)\n" }
    try sandbox.write(text + more + "\n", to: "run.yaml")
  }

  private func go(_ words: String..., now: String = "2026-03-09T02:00:00Z") throws -> Outcome {
    try sandbox.run(["run", "run.yaml", "--now", now, "--wait", "0"] + words)
  }

  private func report(_ name: String, of run: String = "latest") throws -> String {
    try String(contentsOfFile: sandbox.path("reports/\(run)/\(name)"), encoding: .utf8)
  }

  @Test(.enabled(if: Package.readsGzip, "gzip is not built in"))
  func theExampleIsTheOneInSchemasAndWorksOnASample() throws {
    let example = try sandbox.run("run", "--example")
    let file = Package.root.appending(path: "Schemas/run.yaml")
    #expect(try example.text == String(contentsOf: file, encoding: .utf8))
    try sandbox.write(example.output, to: "run.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path("SampleLogs"), withDestinationPath: Package.path("SampleLogs"))
    let first = try go()
    #expect(first.status == 0, "\(first)")
    #expect(
      first.text == "run 1: 2,900 new events in 55 files; 9 peers would be denied; "
        + "reports in reports/run-000001\n")
    #expect(
      try sandbox.names(in: sandbox.folder.appending(path: "reports/latest")) == [
        "coverage.txt", "denied-by-day.csv", "denied.txt", "ready.txt", "recommend.json",
        "report.html",
      ])
  }

  /// What is commented out is meant to be taken: each line alone must be understood.
  @Test func whatTheExampleCommentsOutIsUnderstood() throws {
    let lines = try sandbox.run("run", "--example").text.split(
      separator: "\n", omittingEmptySubsequences: false)
    let marks = [
      "filters:", "rules:", "decisions:", "service-tags:", "ingest:", "fail-on:",
      "retention:",
    ]
    var tried = 0
    for index in lines.indices {
      let line = String(lines[index])
      guard let mark = line.firstRange(of: "# "),
        line[..<mark.lowerBound].allSatisfy({ $0 == " " }),
        marks.contains(where: line[mark.upperBound...].hasPrefix)
      else { continue }
      tried += 1
      var text = lines.map(String.init)
      text[index] = line.replacing("# ", with: "", maxReplacements: 1)
      text = text.map { $0.replacing("SampleLogs/learning-with-blockers", with: "logs") }
      try sandbox.write(text.joined(separator: "\n"), to: "run.yaml")
      let outcome = try go()
      // Files of that name are not there; everything else is as it should be.
      #expect(
        outcome.errors.contains("there is no such file") || [0, 1, 4].contains(outcome.status),
        "\(line): \(outcome)")
    }
    #expect(tried == 8)
  }

  @Test func aReportIsWhatItsCommandSays() throws {
    try configure(
      "filters: {direction: inbound}",
      reports: "[{report: denied, options: {by: day}}, {report: ready, format: json, name: board}]")
    #expect(try go().status == 0)
    let denied = try sandbox.run("denied", "--by", "day", "--direction", "inbound")
    let board = try sandbox.run("ready", "--format", "json", "--direction", "inbound")
    #expect(try report("denied.txt") == denied.text && report("board.json") == board.text)
  }

  @Test func nothingNewHasItsOwnStatusAndWritesNothing() throws {
    try configure("fail-on: [denied-peers>3]")
    #expect(try go().status == 0)
    let before = try sandbox.names(in: sandbox.folder.appending(path: "reports"))
    let second = try go(now: "2026-03-10T02:00:00Z")
    #expect(second.status == 4 && second.errors.isEmpty)
    #expect(second.text == "run 2: nothing new since run 1; 1 peer would be denied\n")
    #expect(try sandbox.names(in: sandbox.folder.appending(path: "reports")) == before)
    // The same records by another file are no news.
    try sandbox.write(LogLine.records(0..<5), to: "logs/b.json")
    #expect(try go().status == 4)
    // Another question is.
    try configure("fail-on: [denied-peers>0]")
    let third = try go()
    #expect(third.status == 1)
    #expect(
      third.text.contains("(the same as in run 1); gate denied-peers>0 holds; "), "\(third.text)")
    // What held then is said, and holds still.
    let fourth = try go()
    #expect(fourth.status == 4 && fourth.text.contains("gate denied-peers>0 holds"))
  }

  @Test func whatIsNewIsComparedWithTheLastRun() throws {
    try configure(
      reports:
        "[{report: drift, fail-on: [new-blocked-peers]}, {report: ready, fail-on: [blocked]}]")
    let first = try go("--quiet")
    #expect(
      first.status == 1 && first.errors.isEmpty && first.text.contains("gate ready blocked>0"))
    #expect(throws: (any Error).self) { try report("drift.txt") }
    try sandbox.write(
      LogLine.record(port: 9, address: "203.0.113.9", time: "2026-03-03T08:15:00Z") + "\n",
      to: "logs/b.json")
    let second = try go()
    #expect(second.status == 1)
    #expect(
      second.text.hasPrefix(
        "run 2: 1 new event in 1 file; 2 peers would be denied (+1 since run 1); "
          + "gates drift new-blocked-peers>0, ready blocked>0 hold; reports in "))
    // The rest of the day was empty, so whole days are compared.
    let drift = try sandbox.run("drift", "--at", "2026-03-03")
    #expect(try report("drift.txt") == drift.text && drift.text.contains("203.0.113.9"))
    try sandbox.write(
      LogLine.record(port: 9, address: "203.0.113.10", time: "2026-03-03T09:15:00Z") + "\n",
      to: "logs/c.json")
    #expect(try go().status == 1)
    #expect(
      try report("drift.txt")
        == sandbox.run("drift", "--at", "2026-03-03T08:15:00.001Z").text)
  }

  @Test func anInputThatCannotBeReadIsSaidAndTheRestIsDone() throws {
    try sandbox.write(Self.plain.replacing("[logs]", with: "[logs, gone]"), to: "run.yaml")
    let outcome = try go()
    #expect(outcome.status == 3 && outcome.text.contains("; 1 input could not be read; "))
    #expect(outcome.errors.contains("gone: "))
    #expect(try report("denied.txt").contains("198.51.100.7"))
    try sandbox.write(Self.plain.replacing("[logs]", with: "[gone]"), to: "run.yaml")
    #expect(try go().status == 2)
    #expect(try go().output.isEmpty)
  }

  @Test(arguments: [
    (
      "archive: [logs]",
      "line 1: 'archive' is nothing that a configuration has (did you mean 'archives'?)"
    ),
    ("archives: [logs]\noutput: r", "'reports' is missing; write for instance `reports: "),
    ("reports:\n- {report: denid}", "line 2: there is no report 'denid' (did you mean 'denied'?)"),
    (
      "reports:\n- report: ready\n  format: jsn",
      "line 3: there is no format 'jsn' (did you mean 'json'?)"
    ),
    ("reports: [{report: denied}, {report: denied}]", "two reports would be written to denied.txt"),
    ("reports: [{report: denied, name: ../x}]", "'../x' is no name of a file"),
    ("reports: [{format: json}]", "line 1: a report is"),
    ("archives: {a: b}", "line 1: a text belongs here"),
    ("wait: soon", "line 1: a number of seconds"),
    ("fail-on: [denied]", "line 1: 'denied' is no condition: one of denied-peers"),
    (
      "filters: {profil: x}",
      "line 1: 'profil' is nothing that filters has (did you mean 'profile'?)"
    ),
    (plain + "rules: [none.json]", "line 4: none.json: there is no such file"),
    (plain + "filters: {direction: up}", "line 3: the report denied: The value 'up' is invalid"),
    (
      plain + "ingest: {timezon: UTC}",
      "ingest: Unknown option '--timezon'. Did you mean '--timezone'?"
    ),
    ("archives: ['-']\noutput: r\nreports: [{report: denied}]", "line 1: standard input can be"),
    ("archives: [.]\noutput: r\nreports: [{report: denied}]", "line 1: the reports would be read"),
    ("- a", "line 1: names and values belong here"), ("", "it is empty"), ("a: [", "is no YAML"),
    (
      "archives: [logs]\noutput: r\nreports:\n- {report: ready, options: {dayz: 3}}",
      "line 4: the report ready: Unknown option '--dayz'. Did you mean '--days'?"
    ),
    (
      "archives: [logs]\noutput: r\nreports:\n- {report: report, options: {output: x.html}}",
      "line 4: 'output' cannot be set here"
    ),
    (
      "archives: [logs]\noutput: r\nreports:\n- {report: denied, options: {help: true}}",
      "line 4: 'help' cannot be set here"
    ),
    (
      "archives: [logs]\noutput: r\nreports: [{report: ready, fail-on: [nonsense]}]",
      "line 3: the report ready: --fail-on nonsense: one of"
    ),
  ])
  func aMistakeIsNamedWithItsLineAndWhatToWrite(text: String, message: String) throws {
    try sandbox.write(text, to: "run.yaml")
    let outcome = try go()
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(
      outcome.errors.hasPrefix("perimetry: run.yaml: ") && outcome.errors.contains(message),
      "\(outcome.errors)")
    #expect(try sandbox.names() == ["logs", "run.yaml"])
  }

  @Test func pathsCountFromTheFolderOfTheFile() throws {
    try sandbox.write(Self.plain, to: "etc/run.yaml")
    try sandbox.write(LogLine.records(0..<2), to: "etc/logs/b.json")
    let outcome = try sandbox.run("run", "etc/run.yaml")
    #expect(outcome.status == 0 && outcome.text.hasSuffix("reports in etc/reports/run-000001\n"))
    #expect(try sandbox.names() == ["etc", "logs"])
    #expect(
      try sandbox.names(in: sandbox.folder.appending(path: "etc"))
        == ["logs", "perimetry.db", "reports", "run.yaml"])
  }

  /// Neither those that are there, nor those of the nights to come.
  @Test func aRecordFromTheFutureTakesNoOthersWithIt() throws {
    let future = LogLine.record(port: 1, time: "2062-03-06T08:15:00Z") + "\n"
    try sandbox.write(future, to: "logs/z.json")
    try configure("retention: {records: 30 days}")
    #expect(try go().status == 0)
    let next = LogLine.record(port: 7, time: "2026-03-09T08:15:00Z") + "\n"
    try sandbox.write(next, to: "logs/b.json")
    let second = try go(now: "2026-03-10T02:00:00Z")
    #expect(second.status == 0 && second.text.hasPrefix("run 2: 1 new event in 1 file;"))
  }

  @Test func whatComesTooLateIsSaidAndIsNotNothingNew() throws {
    let lines = (1...6).map { LogLine.record(port: $0, time: "2026-03-0\($0)T08:15:00Z") + "\n" }
    try sandbox.write(lines.joined(), to: "logs/a.json")
    try configure("retention: {records: 2 days}")
    #expect(try go().status == 0)
    let late = LogLine.record(port: 77, time: "2026-03-02T08:15:00Z") + "\n"
    try sandbox.write(late, to: "logs/b.json")
    let second = try go("--quiet")
    #expect(
      second.status == 3
        && second.errors.contains("1 record of days whose records were pruned left out"))
  }

  /// Of traffic that nobody recorded nobody can tell: that is no 0, and a gate on it holds.
  @Test func anEmptySelectionIsNotSaidToBeSafe() throws {
    try configure("filters: {profile: nobodys}\nfail-on: [denied-peers]")
    let outcome = try go("--quiet")
    #expect(outcome.status == 1 && !outcome.text.contains("0 peers"))
    #expect(
      outcome.text.contains("no record is of what was selected")
        && outcome.text.contains("gate denied-peers>0 holds"))
    let history = try sandbox.run("query", "SELECT denied_peers FROM runs", "--format", "json")
    #expect(try history.json()["rows"] as? [[NSNull]] == [[NSNull()]])
  }

  /// What an earlier run had read and died over, or an ingest by hand, is new for whoever judges.
  @Test func whatWasReadSinceTheLastRunIsNew() throws {
    try sandbox.run("ingest", "logs", "--quiet")
    try configure("fail-on: [new-events]")
    let first = try go()
    #expect(first.status == 1 && first.text.contains("gate new-events>0 holds"), "\(first.text)")
    // What was new then is not new for good.
    let second = try go()
    #expect(second.status == 4 && !second.text.contains("gate"), "\(second.text)")
  }

  @Test func oldRecordsGoAndTheReportsStay() throws {
    let lines = (1...6).flatMap { day in
      (0..<4).map { LogLine.record(port: $0, time: "2026-03-0\(day)T08:15:0\($0)Z") + "\n" }
    }
    try sandbox.write(lines.joined(), to: "logs/a.json")
    try configure("retention: {records: 2 days}")
    let outcome = try go()
    #expect(outcome.status == 0 && outcome.errors.contains("records before 2026-03-05 were pruned"))
    #expect(try report("denied.txt") == sandbox.run("denied").text)
    #expect(try report("denied.txt").contains("24"))
    let left = try sandbox.run("query", "SELECT count(*) FROM record", "--format", "csv")
    // Two days of four, and the first.
    #expect(left.lines.last == "9")
    #expect(try go().status == 4)
  }
}

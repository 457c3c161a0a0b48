import Foundation
import Testing

/// Every report on every sample, in every format.
@Suite struct ReportTests {
  @Test func theFrontierIsDrawnAndNothingElse() throws {
    let sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    let chart = try sandbox.run("recommend", "--frontier", "--format", "svg")
    #expect(chart.status == 0 && chart.text.hasPrefix("<svg xmlns="))
    #expect(chart.text.hasSuffix("</svg>\n"))
    let other = try sandbox.run("recommend", "--format", "svg")
    #expect(other.status == 64 && other.errors.contains("only the --frontier is drawn"))
    #expect(try sandbox.run("denied", "--format", "svg").status == 64)
  }

  static let reports = [
    ["coverage"], ["flows"], ["denied"], ["denied", "--by", "resource"],
    ["denied", "--by", "profile"], ["denied", "--by", "operation"], ["denied", "--by", "day"],
    ["recommend"], ["recommend", "--budget", "2", "--subscriptions"],
    ["query", "SELECT * FROM NSPAccessLogs"], ["query", "SELECT * FROM flows"],
    ["explain", "IP firewall"],
  ]

  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func run(_ words: [String]) throws -> Outcome {
    try sandbox.start([Package.product("perimetry")] + words)
  }

  @Test(arguments: Package.samples)
  func everyReportComesInEveryFormatAndTheSameTwice(sample: String) throws {
    try sandbox.run("ingest", Package.sample(sample), "--quiet")
    for report in ReportTests.reports {
      for format in ["text", "json", "csv", "markdown"] {
        let words = report + ["--format", format]
        let outcome = try run(words)
        if report[0] == "explain" && outcome.status == 2 {
          #expect(outcome.errors.contains("nothing is known of IP firewall"))
          continue
        }
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(words)")
        if format == "json" { #expect(try run(words).output == outcome.output, "\(words)") }
        try expectWellFormed(outcome, format, "\(sample) \(words)")
      }
    }
    #expect(try sandbox.names() == ["perimetry.db"])
  }

  @Test(arguments: Package.samples)
  func theWholeStoryComesOutAndLeavesNothingBehind(sample: String) throws {
    for format in ["text", "json", "markdown"] {
      let outcome = try run(["analyze", Package.sample(sample), "--format", format, "--quiet"])
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      try expectWellFormed(outcome, format, sample)
      if format != "json" { #expect(outcome.text.contains("enforce")) }
      let again = try run(["analyze", Package.sample(sample), "--format", format, "--quiet"])
      #expect(again.output == outcome.output, "\(sample) \(format)")
    }
    let csv = try run(["analyze", Package.sample(sample), "--format", "csv", "--quiet"])
    #expect(csv.status == 64 && csv.output.isEmpty && csv.errors.contains("`denied`"))
    #expect(try sandbox.names().isEmpty)
    #expect(try sandbox.names(in: sandbox.temporary).isEmpty)
  }

  /// Nobody reads a hundred columns on a terminal of thirty.
  @Test func aTerminalNarrowerThanTheNarrowestLayoutGetsThat() throws {
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    let texts = try ["100", "40", "39", "1", "", "0", "x"].map {
      try sandbox.run("denied", environment: ["COLUMNS": $0]).text
    }
    #expect(texts[1] != texts[0] && texts[2] == texts[1] && texts[3] == texts[1])
    #expect(texts[4...].allSatisfy { $0 == texts[0] }, "what is no width is not taken for one")
  }

  @Test func theWholeStoryCanKeepItsStore() throws {
    let outcome = try run(["analyze", Package.sample("outbound"), "--store", "kept.db"])
    #expect(outcome.status == 0)
    #expect(try sandbox.names() == ["kept.db"])
    #expect(try run(["denied", "--store", "kept.db"]).status == 0)
  }

  @Test func noFormatOfAHostileSampleCarriesAControlCharacterOrAFormula() throws {
    try sandbox.run("ingest", Package.sample("hostile-input"), "--quiet")
    let reports =
      ReportTests.reports.filter { $0 != ["explain", "IP firewall"] }
      + [["explain", "0.0.0.0/0"], ["explain", "(none)"]]
    for report in reports {
      for format in ["text", "markdown", "csv", "json"] {
        let outcome = try run(report + ["--format", format])
        let forbidden = outcome.text.unicodeScalars.first {
          $0.properties.generalCategory == .control && $0 != "\n"
            && !(format == "csv" && $0 == "\r")
        }
        #expect(forbidden == nil, "\(report) \(format)")
        guard format == "csv" else { continue }
        for cell in CSVText.cells(of: outcome.text) where Double(cell) == nil {
          #expect(
            !["=", "+", "-", "@", "\t"].contains { cell.hasPrefix($0) }, "\(report): \(cell)")
        }
      }
    }
    let page = try run(["analyze", Package.sample("hostile-input")])
    #expect(!(page.text + page.errors).contains("\u{1B}"))
  }

  @Test func noColourOnWhatIsNoTerminal() throws {
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
      let text = try sandbox.run("denied", environment: environment).text
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test(.enabled(if: Package.has("script") && !isMac, "script of util-linux is not there"))
  func colourOnATerminalUnlessNobodyWantsIt() throws {
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
    let line = "'\(Package.product("perimetry"))' denied"
    let words = ["/usr/bin/env", "script", "-qec", line, "/dev/null"]
    let terminal = ["TERM": "xterm-256color"]
    #expect(try sandbox.start(words, environment: terminal).text.contains("\u{1B}["))
    let plain = terminal.merging(["NO_COLOR": "1"]) { $1 }
    #expect(try !sandbox.start(words, environment: plain).text.contains("\u{1B}["))
  }

  @Test func aReaderThatLeavesIsNoError() throws {
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
    let head = try sandbox.shell("set -e; { perimetry flows; echo $? >&2; } | head -n 1")
    #expect(head.text == "Flows\n" && head.errors == "0\n")
    // Nobody listens at all: `sleep` makes sure of it.
    let nobody = try sandbox.shell(
      "{ sleep 0.3; perimetry analyze '\(Package.sample("outbound"))' -q; echo $? >&2; } | true")
    #expect(nobody.errors == "0\n")
    #expect(try sandbox.names(in: sandbox.temporary).isEmpty)
    let reader = try sandbox.shell("{ sleep 0.3; perimetry flows; echo $? >&2; } | true")
    #expect(reader.errors == "0\n")
    #expect(try sandbox.names() == ["perimetry.db"])
  }

  @Test func csvAndJSONAreCompleteWhereTextStops() throws {
    let text = (0..<300).map {
      LogLine.record(port: $0, address: "198.51.\($0 % 200).\($0 % 7)") + "\n"
    }.joined()
    try sandbox.write(text, to: "a.json")
    try sandbox.run("ingest", "a.json")
    let peers = try #require(
      Int(
        try sandbox.run("query", "SELECT count(DISTINCT peer) FROM flows", "--format", "csv").lines[
          1]
      ))
    #expect(peers > 190)
    let csv = try sandbox.run("denied", "--format", "csv").lines
    #expect(csv.count == peers + 1)
    #expect(csv[0].contains("peer") && csv[0].contains("first_seen"))
    let rows = try sandbox.run("denied", "--format", "json").json()["rows"] as? [[String: Any]]
    #expect(rows?.count == peers)
    #expect(rows?.compactMap { $0["events"] as? Int }.reduce(0, +) == 300)
    #expect(try sandbox.run("denied").lines.count < peers)
  }

  private static var isMac: Bool {
    #if os(macOS)
      true
    #else
      false
    #endif
  }

  private func expectWellFormed(_ outcome: Outcome, _ format: String, _ what: String) throws {
    #expect(outcome.text.hasSuffix("\n") || format == "csv", "\(what)")
    switch format {
    case "json": #expect(try !outcome.json().isEmpty, "\(what)")
    case "csv":
      let rows = CSVText.rows(of: outcome.text)
      let width = try #require(rows.first).count
      #expect(rows.allSatisfy { $0.count == width }, "\(what)")
    case "markdown": #expect(outcome.text.hasPrefix("# "), "\(what)")
    default: #expect(!outcome.text.isEmpty, "\(what)")
    }
  }
}

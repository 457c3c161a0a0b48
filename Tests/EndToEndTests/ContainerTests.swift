import Foundation
import Testing

@Suite(.enabled(if: Package.readsContainers, "NOT RUN: libarchive is not built in, or no python3"))
struct ContainerTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func pack(_ name: String, _ entries: [(name: String, text: String)]) throws {
    let script = """
      import json, sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as packed:
          for name, text in json.load(sys.stdin): packed.writestr(name, text)
      """
    let outcome = try sandbox.start(
      ["/usr/bin/env", "python3", "-c", script, name],
      input: try JSONSerialization.data(withJSONObject: entries.map { [$0.name, $0.text] }))
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func rawRecordsAreReadBackFromAnEntry() throws {
    try sandbox.makeFolder("logs")
    try pack(
      "logs/x.zip",
      [
        ("a/same.json", LogLine.records(100..<103)), ("b \u{203A} c.json", LogLine.records(1..<3)),
        ("a/same.json", LogLine.record(port: 7, count: 42)),
      ])
    #expect(try sandbox.run("ingest", "logs").status == 0)
    let text = try sandbox.run(
      "explain", "198.51.100.7", "--examples", "9", "--format", "json"
    ).text
    #expect(text.contains("\\\"port\\\":\\\"7\\\"") && text.contains("x.zip \u{203A} a/same.json"))
    #expect(!text.contains("no longer") && !text.contains("Cannot be shown"))
  }

  @Test func anUnchangedContainerIsSkippedAsAWholeAndAChangedOneIsReadAgain() throws {
    try pack("x.zip", [("a.json", LogLine.records(0..<3)), ("b.json", LogLine.records(3..<5))])
    let first = try sandbox.run("ingest", "x.zip").text
    #expect(first.contains("5 kept") && first.contains("3 files: 3 ingested"))
    let second = try sandbox.run("ingest", "x.zip").text
    #expect(second.contains("1 file: 0 ingested, 1 unchanged"))
    let coverage = try sandbox.run("coverage").text
    #expect(coverage.contains("of 2 files"))
    try pack("x.zip", [("a.json", LogLine.records(0..<4)), ("c.json", LogLine.records(5..<6))])
    #expect(try sandbox.run("ingest", "x.zip").text.contains("1 kept + 4 duplicate"))
  }

  @Test func standardInputMayBeAContainer() throws {
    try pack("x.zip", [("a.json", LogLine.records(0..<3))])
    #expect(try sandbox.shell("perimetry ingest - <x.zip").text.contains("3 kept"))
    #expect(try sandbox.run("explain", "198.51.100.7").text.contains("standard input"))
  }

  @Test func namesInAContainerAreLabelsOnly() throws {
    try pack(
      "x.zip",
      [("../../evil.json", LogLine.records(0..<3)), ("\u{1B}]0;title\u{7}.json", "no log")])
    let outcome = try sandbox.run("ingest", "x.zip", "--verbose")
    #expect(outcome.status == 0 && outcome.text.contains("3 kept"))
    #expect(!outcome.errors.contains("\u{1B}") && outcome.errors.contains("../../evil.json"))
    #expect(try sandbox.names() == ["perimetry.db", "x.zip"])
  }

  @Test func whatUnpacksToTooMuchIsRefusedWithTheOptionThatHelps() throws {
    let text = LogLine.records(0..<3) + String(repeating: "x", count: 9 << 20)
    try pack("x.zip", [("a.json", text), ("b.json", LogLine.records(3..<9))])
    let refused = try sandbox.run("ingest", "x.zip", "--max-size", "5MiB")
    #expect(refused.status == 3 && refused.text.contains("3 kept"))
    #expect(refused.errors.contains("--max-size"))
    #expect(
      try sandbox.run("ingest", "x.zip", "--max-entries", "1").errors.contains("--max-entries"))
    #expect(try sandbox.run("ingest", "x.zip").status == 0)
    for words in [["--max-size", "much"], ["--max-size", "0"], ["--max-ratio", "0"]] {
      #expect(
        try sandbox.start([Package.product("perimetry"), "ingest", "x.zip"] + words).status == 64)
    }
  }

  @Test func aContainerInADamagedStateIsReadAgainNextTime() throws {
    try pack("x.zip", [("a.json", LogLine.records(0..<3)), ("b.json", LogLine.records(3..<9))])
    let whole = try Data(contentsOf: sandbox.folder.appending(path: "x.zip"))
    try sandbox.write(whole.prefix(whole.count / 2), to: "x.zip")
    let cut = try sandbox.run("ingest", "x.zip")
    #expect(cut.status == 3 && cut.errors.contains("x.zip: damaged or cut"))
    try sandbox.write(whole, to: "x.zip")
    #expect(try sandbox.run("ingest", "x.zip").status == 0)
    #expect(try sandbox.run("query", "SELECT count(*) FROM record").text.contains("9"))
  }
}

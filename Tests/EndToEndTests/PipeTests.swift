import Foundation
import Testing

/// Named pipes: read like standard input, and no reason to hang.
@Suite(.timeLimit(.minutes(1))) struct PipeTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func kept() throws -> String {
    try sandbox.run("query", "SELECT count(*) AS n FROM record", "--format", "csv").lines.last ?? ""
  }

  @Test func aNamedPipeIsReadToItsEnd() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a")
    try sandbox.write(LogLine.records(3..<7), to: "b")
    // The writer comes late, and pauses.
    let line = """
      mkfifo pipe
      (sleep 0.5; (cat a; sleep 0.5; cat b) > pipe) &
      perimetry ingest pipe
      """
    let outcome = try sandbox.shell(line)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try kept() == "7")
    let explained = try sandbox.run("explain", "198.51.100.7")
    #expect(explained.status == 0 && explained.text.contains("named pipe"))
  }

  /// Each waits for ever: without a writer, for one that says nothing, for one that says no more, on standard input.
  @Test(arguments: [
    ("", "ingest pipe", "0"), ("sleep 20 > pipe &", "ingest pipe", "0"),
    ("(cat a; exec sleep 20) > pipe &", "ingest pipe", "3"),
    ("(cat a; exec sleep 20) > pipe &", "ingest - < pipe", "3"), ("", "ingest a pipe", "3"),
  ])
  func oneSignalEndsTheWaitAndKeepsWhatWasRead(
    writer: String, words: String, records: String
  ) throws {
    try sandbox.write(LogLine.records(0..<3), to: "a")
    let line = """
      mkfifo pipe
      \(writer)
      writer=$!
      "$PROGRAM" \(words) &
      reader=$!
      sleep 2
      kill -TERM $reader
      wait $reader
      status=$?
      [ -z "$writer" ] || kill $writer
      exit $status
      """
    let outcome = try sandbox.shell(line, environment: ["PROGRAM": Package.product("perimetry")])
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("interrupted; what was read so far is in perimetry.db"))
    #expect(try kept() == records)
    // Another run waits for the pipe again, and does not take it for a file that did not change.
    let again = try sandbox.shell("cat a > pipe & perimetry ingest pipe")
    #expect(again.status == 0 && again.errors.isEmpty)
    #expect(try kept() == "3")
  }
}

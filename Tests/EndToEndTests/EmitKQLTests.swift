import Testing

@Suite struct EmitKQLTests {
  @Test func theQueryIsAllThatIsWritten() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run("emit", "kql", "--from", "2026-03-02")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.text.hasPrefix("// ") && outcome.lines.contains("NSPAccessLogs"))
    #expect(outcome.lines.contains("let Until = datetime(2026-03-03);"))
    #expect(
      try sandbox.run("emit", "kql", "--from", "2026-03-02", "--until", "2026-03-03").text
        == outcome.text)
    #expect(try sandbox.names().isEmpty)
  }

  @Test(arguments: [
    ["--until", "2026-03-02"], ["--from", "2026-03-03", "--until", "2026-03-03"],
    ["--from", "yesterday"], ["--days", "0"], ["--days", "2", "--from", "2026-03-02"],
    ["--for", "splunk"], ["--table", ""],
  ])
  func aWindowThatCannotBeIsExplained(words: [String]) throws {
    let outcome = try Sandbox().start([Package.product("perimetry"), "emit", "kql"] + words)
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errors.hasPrefix("Error: "))
  }
}

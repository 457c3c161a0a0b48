import Testing

@Suite struct HelpTests {
  static let commands = [
    "analyze", "ingest", "compact", "merge", "coverage", "flows", "denied", "recommend", "decide",
    "simulate",
    "ready", "report", "compare", "drift", "hygiene", "reconcile", "explain",
    "export", "emit",
    "rejects", "conflicts", "query", "shapes", "run", "runs", "prune", "self-check",
  ]

  @Test func helpListsEveryCommand() throws {
    let outcome = try Sandbox().run("--help")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let list = try #require(outcome.text.split(separator: "SUBCOMMANDS:\n").last)
    let listed = list.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(listed == HelpTests.commands)
  }

  @Test(arguments: commands)
  func everyCommandExplainsItself(command: String) throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run(command, "--help")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.text.contains("OVERVIEW: ") && outcome.text.contains("perimetry \(command)"))
    #expect(try sandbox.run("help", command).text == outcome.text)
    #expect(try sandbox.names().isEmpty)
  }

  @Test func theVersionNamesWhatIsBuiltIn() throws {
    let lines = try Sandbox().run("--version").lines
    #expect(lines.count == 6 && lines[0].hasPrefix("perimetry "))
    #expect(lines[1].hasPrefix("JSON: ") && lines[2].hasPrefix("gzip: "))
    #expect(lines[3].hasPrefix("snappy: "))
    #expect(lines[4].hasPrefix("zip, tar, zstd, bzip2, xz, lz4: "))
    #expect(lines[5].hasPrefix("SQLite: 3."))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsAreToldHowToComplete(shell: String) throws {
    let outcome = try Sandbox().run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for command in HelpTests.commands { #expect(outcome.text.contains(command)) }
  }

  @Test(arguments: ["198.51.100.300", "198.51.100.0/40", "10.0.0.", "198.51.100.7/24"])
  func aMistypedPeerIsNamedWithWhatWouldBeOne(peer: String) throws {
    let outcome = try Sandbox().run("denied", "--peer", peer)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("Error: --peer \(peer): "))
    for form in ["198.51.100.0/24", "2001:db8::/32", "(none)"] {
      #expect(outcome.errors.contains(form))
    }
  }

  @Test(arguments: [
    ["nonsense"], ["ingest"], ["analyze"], ["flows", "--format", "nonsense"],
    ["denied", "--by", "colour"], ["recommend", "--budget", "0"], ["recommend", "--budget", "201"],
    ["recommend", "--widest-ipv4", "33"], ["recommend", "--widest-ipv6", "129"],
    ["flows", "--since", "tomorrow"], ["flows", "--since", "2026-03-03", "--until", "2026-03-02"],
    ["flows", "--quiet", "--verbose"], ["explain"], ["explain", ""], ["query"],
    ["explain", "x", "--examples", "-1"], ["export", "cobol", "rules.json"], ["export", "arm"],
  ])
  func wrongUsageIsExplainedAndEndsWith64(words: [String]) throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.start([Package.product("perimetry")] + words)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains("--help"))
    #expect(try sandbox.names().isEmpty)
  }
}

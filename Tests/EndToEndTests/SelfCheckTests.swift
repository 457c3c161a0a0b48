import Testing

/// What an installation says of itself.
@Suite struct SelfCheckTests {
  private static let parts = [
    "temporary folder", "SQLite", "reading JSON Lines", "reading gzip", "reading zip",
    "reading tar in gzip", "reading bzip2", "reading xz", "reading zstd", "reading lz4",
    "reading capture in snappy", "analysis",
  ]

  private func checks(_ outcome: Outcome) throws -> [[String: String]] {
    try #require(outcome.json()["checks"] as? [[String: String]])
  }

  @Test func whatIsBuiltInWorks() throws {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run("self-check", "--format", "json")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let checks = try checks(outcome)
    #expect(checks.compactMap { $0["name"] } == SelfCheckTests.parts)
    let version = try sandbox.run("--version").text
    for check in checks {
      let isAbsent = check["result"] == "not built in"
      #expect(isAbsent || check["result"] == "works", "\(check)")
      if check["name"] == "reading gzip" {
        #expect(isAbsent == version.contains("gzip: not built in"))
      }
      if check["name"] == "reading lz4" {
        #expect(isAbsent == version.contains("lz4: not built in"))
      }
    }
    #expect(
      checks.last?["detail"]?.hasSuffix("events would be denied; 198.51.100.7/32 prevents it")
        == true)
    #expect(try sandbox.names().isEmpty)
    #expect(try sandbox.names(in: sandbox.temporary).isEmpty)
  }

  /// No file may have a byte: whatever writes fails, is named, and the rest is tried all the same.
  @Test func whatFailsIsNamed() throws {
    let outcome = try Sandbox().shell(
      "said=$(ulimit -f 0; perimetry self-check --format json 2>&1); status=$?; printf '%s' \"$said\"; exit $status"
    )
    #expect(outcome.status == 1)
    let checks = try checks(outcome)
    #expect(checks.map { $0["name"] } == SelfCheckTests.parts)
    #expect(checks.first?["result"] == "fails" && checks.last?["result"] == "fails")
    #expect(checks.allSatisfy { $0["result"] != "works" && $0["detail"]?.isEmpty == false })
  }

  @Test func withoutATemporaryFolderThereIsNothingToTry() throws {
    let outcome = try Sandbox().run(
      "self-check", environment: ["TMPDIR": "/dev/null/nowhere"])
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("no temporary store can be made"))
  }
}

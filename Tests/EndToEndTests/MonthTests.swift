import Testing

/// A week of nights by `scripts/simulate-month`: undisturbed, with a run that is killed and two that meet, and pruned.
@Suite(.enabled(if: Package.has("bash") && Package.has("python3"), "bash or python3 is not there"))
struct MonthTests {
  @Test func whateverHappensInANightTheReportsAreTheSame() throws {
    let outcome = try Sandbox().start(
      [Package.path("scripts/simulate-month"), "8"],
      environment: [
        "PERIMETRY": Package.product("perimetry"),
        "GENERATE_LOGS": Package.product("generate-logs"),
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("did not end") && outcome.text.contains("nothing new"))
  }
}

import Foundation
import Testing

@Suite struct VerificationTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
  }

  @Test(arguments: [
    "", "--budget 3", "--budget 2 --weigh events", "--budget 3 --weigh days --widest-ipv4 16",
    "--subscriptions --budget 2", "--max-exposure 3 --budget 4", "--gates off --max-left-out 2",
  ])
  func whatIsProposedCanBeProven(options: String) throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend \(options) --format json > rules.json
      perimetry recommend --verify rules.json --format json
      """)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(try outcome.json()["holds"] as? Bool == true)
  }

  @Test func aBetterLookingClaimDoesNotHold() throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend --budget 3 --format json > rules.json
      sed 's|203.0.113.0/25|203.0.113.0/26|' rules.json > forged.json
      perimetry recommend --verify forged.json
      """)
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("coverage     no"), "\(outcome.text)")
  }

  @Test func anotherStoreIsAnotherQuestion() throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend --format json > rules.json
      perimetry ingest '\(Package.sample("aggregated-counts"))' --store other.db --quiet
      perimetry recommend --verify rules.json --store other.db
      """)
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("the store holds other peers"), "\(outcome.text)")
  }

  /// Whatever a file says beside the prefixes is the store's, or it does not hold.
  @Test(arguments: [
    #"s|feeds.example.com|evil.example.com|"#, #"s|"days" : 5|"days" : 50|"#,
    #"s|"events" : 365|"events" : 366|"#, #"s|"cure" : "[^"]*"|"cure" : "allow *"|"#,
    #"s|"offset" : 0|"offset" : 1|"#,
  ])
  func noOtherValueCanBeForged(edit: String) throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend --format json > rules.json
      sed '\(edit)' rules.json > forged.json
      cmp -s rules.json forged.json && echo untouched
      perimetry recommend --verify forged.json --format json
      """)
    #expect(outcome.status == 1, "\(edit): \(outcome.text)")
    let checks = try (outcome.json()["profiles"] as? [[String: Any]] ?? [])
      .flatMap { $0["checks"] as? [[String: Any]] ?? [] }
    #expect(
      checks.contains { $0["check"] as? String == "document" && $0["holds"] as? Bool == false },
      "\(edit): \(checks)")
  }

  @Test func theFilesOwnOptionsAreShown() throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend --gates off --accept 198.51.100.12 --format json > rules.json
      perimetry recommend --verify rules.json
      """)
    #expect(outcome.status == 0 && outcome.text.contains("off: nobody is kept out"))
  }

  @Test func whatCannotBeCheckedIsNamed() throws {
    try sandbox.write("{}", to: "empty.json")
    let empty = try sandbox.run("recommend", "--verify", "empty.json")
    #expect(empty.status == 2 && empty.errors.contains("no JSON document of"))
    let filtered = try sandbox.shell(
      """
      perimetry recommend --since 2026-03-03 --format json > rules.json
      perimetry recommend --verify rules.json
      """)
    #expect(filtered.status == 2 && filtered.errors.contains("made with --since 2026-03-03"))
  }
}

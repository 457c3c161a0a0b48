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

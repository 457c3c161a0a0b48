import Foundation
import Testing

/// The totals, worked out by a second program that shares nothing with this one, and the truth of the generator.
@Suite(.enabled(if: Package.has("python3"), "python3 is not there: nothing was recomputed"))
struct RecomputationTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func script(_ name: String, _ arguments: String...) throws -> Outcome {
    try sandbox.start(["/usr/bin/env", "python3", Package.path("scripts/\(name)")] + arguments)
  }

  /// Recomputation, program and truth agree on an archive.
  private func expectAgreement(on archive: String, truth: String? = nil, _ what: String) throws {
    let recomputed = try script("recompute", archive)
    #expect(recomputed.status == 0, "\(what): \(recomputed.errors)")
    try sandbox.write(recomputed.output, to: "recomputed.json")
    let ingested = try sandbox.run("ingest", archive, "--store", "perimetry.db", "--quiet")
    #expect(ingested.status == 0, "\(what): \(ingested.errors)")
    let totals = try script("totals", Package.product("perimetry"), "perimetry.db")
    #expect(totals.status == 0, "\(what): \(totals.errors)")
    try sandbox.write(totals.output, to: "totals.json")
    let same = try script("compare-truth", "--all", "recomputed.json", "totals.json")
    #expect(same.status == 0, "\(what): \(same.text)")
    guard let truth else { return }
    let again = try script("compare-truth", "--all", truth, "recomputed.json")
    #expect(again.status == 0, "\(what): \(again.text)")
  }

  @Test(arguments: Package.samples)
  func samplesComeToTheSame(sample: String) throws {
    try expectAgreement(on: Package.sample(sample), sample)
  }

  @Test(arguments: [
    (7, ["--shape", "storage", "--damage", "0.03", "--duplicates", "0.1"]),
    (11, ["--shape", "flat", "--damage", "0.05", "--days", "2"]),
    (13, ["--shape", "records", "--duplicates", "0.2", "--worst-case"]),
    (17, ["--conversations", "80"]),
  ])
  func generatedArchivesComeToTheTruth(seed: Int, options: [String]) throws {
    let generator = [
      Package.product("generate-logs"), "--records", "3000", "--seed", "\(seed)", "--output",
      "made",
    ]
    #expect(try sandbox.start(generator + options).status == 0)
    try expectAgreement(on: "made/archive", truth: "made/truth.json", "seed \(seed) \(options)")
  }

  @Test func aWrongTotalIsFound() throws {
    try sandbox.write(LogLine.records(0..<5), to: "a.json")
    try sandbox.write(try script("recompute", "a.json").output, to: "right.json")
    try sandbox.write(LogLine.records(0..<6), to: "a.json")
    try sandbox.write(try script("recompute", "a.json").output, to: "wrong.json")
    #expect(try script("compare-truth", "--all", "right.json", "wrong.json").status == 1)
  }
}

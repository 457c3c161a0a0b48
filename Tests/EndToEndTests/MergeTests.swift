import Foundation
import TestSupport
import Testing

/// A merge of stores is the ingest of their archives.
@Suite("Stores merged") struct MergeTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private static let reports = [
    ["denied"], ["denied", "--by", "day"], ["flows"], ["recommend"], ["coverage"], ["rejects"],
    ["conflicts"], ["ready"],
    ["query", "SELECT * FROM hours ORDER BY hour, perimeter, category, resource, profile"],
  ]

  /// Everything a store says, without its name.
  private func answers(_ store: String) throws -> [String] {
    try Self.reports.map { words in
      let outcome = try sandbox.start(
        [Package.product("perimetry")] + words + ["--store", store, "--format", "json"])
      #expect(outcome.status == 0, "\(words) \(outcome.errors)")
      return outcome.text.replacing(store, with: "STORE")
    }
  }

  /// Files of a generated archive with damage and copies, dealt out to stores, some to several of them.
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func areTheIngestOfAllTheirArchives(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let made = try sandbox.start([
      Package.product("generate-logs"), "--records", "3000", "--seed", "\(seed)", "--damage",
      "0.02",
      "--duplicates", "0.1", "--days", "3", "--output", sandbox.path("logs"),
    ])
    #expect(made.status == 0, "\(made.errors)")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sandbox.path("logs")).sorted()
      .map { "logs/" + $0 }.filter { $0.hasSuffix("PT1H.json") }
    #expect(files.count > 50)
    var lists: [[String]] = [[], [], []]
    for file in files {
      lists[Int.random(in: 0..<3, using: &random)].append(file)
    }
    for (index, list) in lists.enumerated() {
      let read = try sandbox.start(
        [Package.product("perimetry"), "ingest", "--store", "part\(index).db", "--quiet"] + list)
      #expect(read.status == 0, "\(read.errors)")
    }
    let all = try sandbox.start(
      [Package.product("perimetry"), "ingest", "--store", "all.db", "--quiet"] + files)
    #expect(all.status == 0)
    let whole = try answers("all.db")
    for (target, order) in [("one.db", [0, 1, 2]), ("two.db", [2, 0, 1])] {
      let merged = try sandbox.start(
        [Package.product("perimetry"), "merge"] + order.map { "part\($0).db" } + ["--into", target])
      #expect(merged.status == 0, "\(merged.errors)")
      #expect(try answers(target) == whole, "seed \(seed), \(target)")
      let again = try sandbox.run("merge", "part1.db", "--into", target, "--format", "csv")
      #expect(again.lines.last?.contains(",0,") ?? false)
      #expect(try answers(target).prefix(4) == whole.prefix(4))
    }
    let balance = try sandbox.run(
      "query",
      """
      SELECT count(*) FROM reading WHERE bytes <> bytes_kept + bytes_duplicate + bytes_rejected + bytes_foreign \
      + bytes_blank + bytes_framing OR records <> kept + duplicate + conflict + rejected + is_foreign
      """, "--store", "one.db", "--format", "csv")
    #expect(balance.lines.last == "0")
  }

  @Test func ofCopiesTheLargerCountStandsWhateverTheOrder() throws {
    try sandbox.write(LogLine.record(port: 1, count: 3) + "\n", to: "a.json")
    try sandbox.write(LogLine.record(port: 1, count: 5) + "\n", to: "b.json")
    _ = try sandbox.run("ingest", "a.json", "--store", "a.db")
    _ = try sandbox.run("ingest", "b.json", "--store", "b.db")
    _ = try sandbox.run("merge", "a.db", "b.db", "--into", "ab.db")
    _ = try sandbox.run("merge", "b.db", "a.db", "--into", "ba.db")
    #expect(try answers("ab.db") == answers("ba.db"))
    let sum = try sandbox.run(
      "query", "SELECT events, records FROM flows", "--store", "ab.db", "--format", "csv")
    #expect(sum.lines.last == "5,1")
  }

  @Test func aStoreIsNotMergedIntoItselfAndAMissingOneIsNamed() throws {
    try sandbox.write(LogLine.record(port: 1) + "\n", to: "a.json")
    _ = try sandbox.run("ingest", "a.json", "--store", "a.db")
    #expect(try sandbox.run("merge", "a.db", "--into", "./a.db").status == 64)
    let missing = try sandbox.run("merge", "a.db", "nowhere.db", "--into", "new.db")
    #expect(missing.status == 2 && missing.errors.contains("nowhere.db"))
    #expect(try !sandbox.names().contains("new.db"))
  }
}

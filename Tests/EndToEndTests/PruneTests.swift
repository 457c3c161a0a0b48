import Foundation
import Testing

/// `perimetry prune`: what goes, and that reports over whole days say what they said.
@Suite struct PruneTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    var lines = ""
    for day in 1...8 {
      for index in 0..<6 {
        lines +=
          LogLine.record(
            port: 10 * day + index,
            address: index % 2 == 0 ? "198.51.100.7" : "203.0.113.\(day)",
            count: (day * 7 + index * 3) % 11 + 1,
            time: "2026-03-0\(day)T\(index % 3 + 10):15:00Z") + "\n"
      }
    }
    try sandbox.write(lines, to: "a.json")
    try sandbox.run("ingest", "a.json", "--quiet")
  }

  private static let questions = [
    ["denied"], ["denied", "--by", "day"], ["denied", "--by", "resource", "--format", "csv"],
    ["recommend"], ["recommend", "--frontier"], ["ready"], ["flows"], ["coverage"],
    ["drift", "--at", "2026-03-04"], ["drift", "--at", "2026-03-07T12:00Z"],
    ["denied", "--since", "2026-03-02", "--until", "2026-03-05"],
    ["query", "SELECT * FROM flows ORDER BY peer"], ["query", "SELECT * FROM hours"],
    ["simulate", "--rules", "rules.json"],
  ]

  private func answers() throws -> [Data] {
    try Self.questions.map { words in
      let outcome = try sandbox.run(words + ["--quiet"])
      #expect(outcome.status == 0, "\(words): \(outcome.errors)")
      return outcome.output
    }
  }

  private func records() throws -> String? {
    try sandbox.run("query", "SELECT count(*) FROM record", "--format", "csv").lines.last
  }

  @Test func everyReportOverWholeDaysSaysTheSame() throws {
    let rules = try sandbox.run("recommend", "--format", "json", "--quiet")
    try sandbox.write(rules.output, to: "rules.json")
    let before = try answers()
    let pruned = try sandbox.run("prune", "--keep", "3 days", "--yes", "--format", "json")
    #expect(pruned.status == 0)
    #expect(try pruned.json()["done"] as? Bool == true)
    #expect(try pruned.json()["before"] as? String == "2026-03-06")
    #expect(try records() != "48")
    for (index, answer) in try answers().enumerated() {
      #expect(answer == before[index], "\(Self.questions[index])")
    }
    #expect(try sandbox.run("recommend", "--verify", "rules.json").status == 0)
    // Read again, nothing counts twice.
    let again = try sandbox.run("ingest", "a.json", "--force", "--format", "json")
    let account = try #require(try again.json()["account"] as? [String: Any])
    #expect(again.status == 0 && account["pruned"] as? Int == 30)
    #expect(account["duplicate"] as? Int == 18 && account["kept"] as? Int == 0)
    #expect(again.errors.contains("30 records of days whose records were pruned left out"))
    for (index, answer) in try answers().enumerated() where Self.questions[index] != ["coverage"] {
      #expect(answer == before[index], "\(Self.questions[index])")
    }
  }

  @Test func withoutYesNothingChanges() throws {
    let size = try Data(contentsOf: URL(filePath: sandbox.path("perimetry.db")))
    for words in [["--keep", "2d"], ["--before", "2026-03-07", "--dry-run"]] {
      let plan = try sandbox.run(["prune"] + words)
      #expect(plan.status == 0 && plan.text.contains("Nothing was changed: add `--yes`"))
      #expect(plan.text.contains("What can be told no more of the days before 2026-03-07"))
    }
    #expect(try records() == "48")
    #expect(try Data(contentsOf: URL(filePath: sandbox.path("perimetry.db"))) == size)
  }

  @Test func whatCannotBeToldAnyMoreIsRefused() throws {
    try sandbox.run("prune", "--before", "2026-03-05", "--yes")
    for words in [
      ["--by", "operation"], ["--operation", "GetBlob"], ["--since", "2026-03-03T12:00Z"],
    ] {
      let outcome = try sandbox.run(["denied"] + words)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("the records before 2026-03-05 were pruned"))
    }
    #expect(try sandbox.run("denied", "--by", "operation", "--since", "2026-03-05").status == 0)
    let merge = try sandbox.run("merge", "perimetry.db", "--into", "all.db")
    #expect(merge.status == 2 && merge.errors.contains("were pruned, and a merge needs them all"))
    #expect(try !sandbox.names().contains("all.db"))
    try sandbox.run("ingest", "a.json", "--store", "other.db", "--quiet")
    let into = try sandbox.run("merge", "other.db", "--into", "perimetry.db")
    #expect(into.status == 2 && into.errors.contains("merge into a new store"))
    for name in ["operations", "dependencies", "denied-inbound"] {
      let outcome = try sandbox.run("query", "--name", name)
      #expect(outcome.status == 2 && outcome.errors.contains("before 2026-03-05 were pruned"))
    }
    #expect(try sandbox.run("query", "--name", "blockers").status == 0)
    let sum = try sandbox.run("query", "SELECT sum(Count) FROM NSPAccessLogs")
    #expect(sum.status == 0 && sum.errors.contains("records before 2026-03-05 were pruned"))
  }

  @Test func spaceIsGivenBackWhereItIsWorthIt() throws {
    let lines = (0..<4000).map { index in
      LogLine.record(port: index, time: "2026-02-0\(index % 8 + 1)T08:15:00Z") + "\n"
    }
    try sandbox.write(lines.joined(), to: "b.json")
    try sandbox.run("ingest", "b.json", "--quiet")
    let pruned = try sandbox.run("prune", "--before", "2026-03-01", "--yes", "--format", "json")
      .json()
    let (size, after) = (
      try #require(pruned["size"] as? Int), try #require(pruned["size_after"] as? Int)
    )
    #expect(after < size && pruned["obstacle"] is NSNull)
    let file = try Data(contentsOf: URL(filePath: sandbox.path("perimetry.db")))
    #expect(file.count == after)
  }

  @Test(arguments: [
    ["--keep", "0d"], ["--keep", "soon"], [], ["--keep", "3d", "--before", "2026-03-01"],
    ["--before", "2999-01-01", "--yes"], ["--keep", "3d", "--yes", "--dry-run"],
    ["--keep", "3d", "--format", "csv"],
  ])
  func wrongUsageIsRefused(words: [String]) throws {
    #expect(try sandbox.run(["prune"] + words).status == 64)
    #expect(try records() == "48")
  }

  @Test func aStoreThatIsNotThereIsNotMade() throws {
    #expect(try sandbox.run("prune", "--keep", "3d", "--yes", "--store", "none.db").status == 2)
    #expect(try !sandbox.names().contains("none.db"))
  }
}

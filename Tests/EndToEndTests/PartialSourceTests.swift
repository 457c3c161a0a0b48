import Foundation
import Testing

/// Sources without the columns that tell records apart, rejects tried again, the first reject as an end, and copies that
/// disagree.
@Suite struct PartialSourceTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func records(_ store: String = "perimetry.db") throws -> String {
    try sandbox.run(
      "query", "SELECT count(*) FROM record", "--store", store, "--format", "csv"
    ).lines.last ?? ""
  }

  private static let projected = """
    TimeGenerated,Category,SourceIpAddress,Profile
    2026-03-02T08:15:00Z,NspPublicInboundResourceRulesAllowed,198.51.100.7,defaultProfile
    2026-03-02T08:40:00Z,NspPublicInboundResourceRulesAllowed,198.51.100.7,defaultProfile

    """

  @Test func aProjectionAloneIsTakenAndMarked() throws {
    try sandbox.write(Self.projected, to: "query.csv")
    let read = try sandbox.run("ingest", "query.csv")
    #expect(read.status == 0 && read.text.contains("Partial sources"), "\(read.text)")
    #expect(read.text.contains("SourcePort") && !read.text.contains("SourceIpAddress"))
    let coverage = try sandbox.run("coverage")
    #expect(coverage.text.contains("Partial sources") && coverage.text.contains("OperationName"))
    #expect(try sandbox.run("ingest", "query.csv", "--force").status == 0)
  }

  @Test(arguments: [false, true]) func aProjectionBesideFullRecordsIsRefused(inOneRun: Bool) throws
  {
    try sandbox.write(Self.projected, to: "logs/a.csv")
    try sandbox.write(LogLine.records(1..<4), to: "logs/b.json")
    if !inOneRun { #expect(try sandbox.run("ingest", "logs/b.json").status == 0) }
    let run = try sandbox.run("ingest", inOneRun ? "logs" : "logs/a.csv")
    #expect(run.status == (inOneRun ? 3 : 2), "\(run.errors)")
    #expect(
      run.errors.contains("logs/a.csv: partial, as it lacks")
        && run.errors.contains("--allow-partial")
        && run.errors.contains("2026-03-02T08:00"))
    #expect(try records() == "3")
    let told = try sandbox.run("ingest", "logs", "--allow-partial")
    #expect(told.status == 0 && told.text.contains("Partial sources"))
    #expect(try records() == "5")
    let coverage = try sandbox.run("coverage", "--format", "json").text.filter { $0 != " " }
    #expect(coverage.contains("\"hours_shared_with_full_records\":1"), "\(coverage)")
  }

  @Test func aProjectionOfOtherHoursIsTaken() throws {
    try sandbox.write(LogLine.record(port: 1, time: "2026-03-02T11:00:00Z") + "\n", to: "b.json")
    try sandbox.write(Self.projected, to: "a.csv")
    #expect(try sandbox.run("ingest", "b.json", "a.csv").status == 0)
    #expect(try records() == "3")
  }

  @Test func standardInputIsTakenAloneAndRefusedBesideOthers() throws {
    #expect(try sandbox.run("ingest", "-", input: Self.projected).status == 0)
    let second = try sandbox.run("ingest", "-", input: Self.projected)
    #expect(second.status != 0 && second.errors.contains("--allow-partial"))
  }

  @Test func rowsOfAzWithoutColumnsArePartial() throws {
    let row = { (port: String) in
      """
      {"TableName":"PrimaryResult","TimeGenerated":"2026-03-02T08:15:00Z",\(port)\
      "Category":"NspPublicInboundResourceRulesAllowed","SourceIpAddress":"198.51.100.7"}
      """
    }
    try sandbox.write("[\n" + row("\"SourcePort\":\"None\",") + "]\n", to: "with.json")
    try sandbox.write("[\n" + row("") + "]\n", to: "without.json")
    let text = try sandbox.run("ingest", "with.json", "without.json", "--format", "csv").text
    let rows = text.split(separator: "\n").map(String.init)
    #expect(rows.count == 3 && !rows[1].contains("SourcePort") && rows[2].contains("SourcePort"))
  }

  @Test func strictStopsAtTheFirstReject() throws {
    let good = LogLine.records(1..<4)
    try sandbox.write(good + "{broken\n" + LogLine.records(4..<9), to: "log.json")
    let run = try sandbox.run("ingest", "log.json", "--strict", "--quiet")
    #expect(run.status == 1)
    #expect(run.errors.contains("log.json, byte \(good.utf8.count): rejected"), "\(run.errors)")
    #expect(try records() == "3")
    try sandbox.write(good + LogLine.records(4..<9), to: "log.json")
    #expect(try sandbox.run("ingest", "log.json", "--strict").status == 0)
    #expect(try records() == "8")
  }

  @Test func rejectsAreTriedAgain() throws {
    let third = LogLine.record(port: 3)
    try sandbox.write(LogLine.records(1..<3) + "x" + third.dropFirst() + "\n", to: "a.json")
    try sandbox.write("{broken\n" + LogLine.records(10..<11), to: "gone.json")
    try sandbox.write(LogLine.records(4..<9), to: "good.json")
    #expect(try sandbox.run("ingest", "a.json", "gone.json", "good.json").status == 0)
    try FileManager.default.removeItem(atPath: sandbox.path("gone.json"))
    // What was no record becomes one, as it does by an upgrade; size and time stay as they were.
    let before = try FileManager.default.attributesOfItem(atPath: sandbox.path("a.json"))
    try sandbox.write(LogLine.records(1..<3) + third + "\n", to: "a.json")
    try FileManager.default.setAttributes(
      [.modificationDate: before[.modificationDate] as Any], ofItemAtPath: sandbox.path("a.json"))
    let run = try sandbox.run("ingest", "--retry-rejects")
    #expect(run.status == 0 && run.text.contains("1 file: 1 ingested"), "\(run.text)")
    #expect(run.text.contains("1 reject tried again: 1 can be used now, 0 cannot."))
    #expect(run.errors.contains("gone.json: its rejects stay (1): the file is gone"))
    #expect(try sandbox.run("rejects", "--format", "csv").lines.count == 2)
    #expect(try sandbox.run("ingest", "good.json", "--retry-rejects").text.contains("1 unchanged"))
    #expect(try records() == "9")
  }

  @Test func whatOverlapsAPartialSourceIsToldAndNotMerged() throws {
    try sandbox.write(Self.projected, to: "a.csv")
    try sandbox.write(LogLine.records(1..<4), to: "b.json")
    _ = try sandbox.run("ingest", "a.csv", "--store", "a.db")
    _ = try sandbox.run("ingest", "b.json", "--store", "b.db")
    let merged = try sandbox.run("merge", "a.db", "b.db", "--into", "c.db")
    #expect(merged.status == 2 && merged.errors.contains("counted twice"), "\(merged.errors)")
    #expect(
      try sandbox.run("merge", "a.db", "b.db", "--into", "c.db", "--allow-partial").status == 0)
    let full = try sandbox.run("ingest", "b.json", "--store", "a.db")
    #expect(full.status == 0 && full.errors.contains("a.csv: partial, and full records of 1"))
  }

  @Test func strictFailsAsLongAsTheRejectStands() throws {
    try sandbox.write("{broken\n" + LogLine.records(1..<3), to: "a.json")
    #expect(try sandbox.run("ingest", "a.json", "--strict").status == 1)
    let again = try sandbox.run("ingest", "a.json", "--strict")
    #expect(
      again.status == 1 && again.errors.contains("a.json: rejects of an earlier run stand (1)"))
  }

  @Test func whatACSVCannotBeReadWithIsSaid() throws {
    let rows = "TimeGenerated,Category,SourceIpAddress\r2026-03-02T08:15:00Z,NspPublicInbound,1\r"
    try sandbox.write(rows, to: "cr.csv")
    #expect(try sandbox.run("ingest", "cr.csv").errors.contains("bare carriage returns"))
    let heading = "TimeGenerated [Local Time],Category,SourceIpAddress\n"
    try sandbox.write(
      heading + "22/03/2026 10:00:00.000,NspPublicInboundResourceRulesAllowed,192.0.2.1\n",
      to: "d.csv")
    let run = try sandbox.run(
      "ingest", "d.csv", "--timezone", "UTC", "--date-order", "month-first")
    #expect(run.status == 2 && run.errors.contains("--date-order month-first cannot be"))
    let right = try sandbox.run("ingest", "d.csv", "--timezone", "UTC")
    #expect(right.status == 0 && right.errors.contains("no column Count"), "\(right.errors)")
    let lines = try sandbox.run("ingest", "d.csv", "--shape", "query-api", "--force")
    #expect(lines.errors.contains("no reply of a query service"), "\(lines.errors)")
  }

  /// Exports differ in what they say beside the identity: every order keeps the fuller copy.
  @Test func theFullerCopyIsKeptWhateverTheOrder() throws {
    let plain = LogLine.record(port: 1)
    let fuller = plain.replacing(
      "\"operationName\"", with: "\"location\":\"westeurope\",\"operationName\"")
    try sandbox.write(plain + "\n", to: "a.json")
    try sandbox.write(fuller + "\n", to: "b.json")
    for (store, order) in [("x.db", ["a.json", "b.json"]), ("y.db", ["b.json", "a.json"])] {
      for name in order { _ = try sandbox.run("ingest", name, "--store", store) }
      let row = try sandbox.run(
        "query", "SELECT Location, File FROM NSPAccessLogs", "--store", store, "--format", "csv")
      #expect(row.lines.last == "westeurope,a.json")
    }
  }

  @Test func nothingToTryAgainIsNoFault() throws {
    try sandbox.write(LogLine.records(1..<3), to: "a.json")
    #expect(try sandbox.run("ingest", "a.json").status == 0)
    let run = try sandbox.run("ingest", "--retry-rejects")
    #expect(run.status == 0 && run.text.contains("0 rejects tried again"), "\(run.errors)")
  }

  @Test(arguments: [["a.json", "b.json"], ["b.json", "a.json"]])
  func copiesThatDisagreeAreListed(order: [String]) throws {
    try sandbox.write(LogLine.record(port: 1, count: 3) + "\n", to: "a.json")
    try sandbox.write(LogLine.record(port: 1, count: 5) + "\n", to: "b.json")
    for name in order { #expect(try sandbox.run("ingest", name).status == 0) }
    let list = try sandbox.run("conflicts", "--format", "csv").lines
    #expect(
      list.count == 2 && list[1].hasPrefix("2026-03-02T08:15:00Z,a.json,0,3,,b.json,0,5"),
      "\(list)")
    for name in order { _ = try sandbox.run("ingest", name, "--force") }
    #expect(try sandbox.run("conflicts", "--format", "csv").lines == list)
  }
}

import Foundation
import Testing

/// Exports of one set of events, in every shape.
@Suite struct ShapeTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private static let root = Package.sample("every-shape")

  /// The flows of a store, without the evidence.
  private func flows(_ store: String) throws -> String {
    let outcome = try sandbox.run(
      "query", "SELECT * FROM flows ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14",
      "--store", store, "--format",
      "csv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.text
  }

  @Test(
    .enabled(if: Package.readsGzip, "captures are deflated, and zlib is not built in"),
    arguments: [
      "event-hubs/bodies.json", "event-hubs/array.json", "event-hubs/texts.json",
      "capture/null.avro", "capture/deflate.avro", "query-api/reply.json", "az/query.json",
      "portal-csv/query_data.csv", "data-export", "kusto-v1/reply.json", "kusto-v2/reply.json",
      "csv/export.csv",
    ])
  func everyShapeGivesTheSameStore(file: String) throws {
    #expect(try sandbox.run("ingest", Self.root + "/storage", "--store", "one.db").status == 0)
    let read = try sandbox.run("ingest", Self.root + "/" + file, "--store", "two.db")
    #expect(read.status == 0 && !read.errors.contains("reject"), "\(read.errors)")
    #expect(try flows("two.db") == flows("one.db"))
    let again = try sandbox.run(
      "ingest", Self.root + "/" + file, "--store", "one.db", "--format", "json")
    #expect(again.text.replacing(" ", with: "").contains("\"kept\":0"))
    #expect(try flows("two.db") == flows("one.db"))
    for subject in ["198.51.100.20", "198.51.100.60"] {
      let shown = try sandbox.run("explain", subject, "--store", "two.db")
      #expect(!shown.text.contains("Cannot be shown") && !shown.text.contains("Unverified"))
    }
  }

  @Test func aPartialReplyAndAnIdleCaptureAreWorthAWord() throws {
    let partial = try sandbox.run("ingest", Self.root + "/query-api/partial.json")
    #expect(partial.status == 0 && partial.errors.contains("it is partial"))
    let idle = try sandbox.run("ingest", Self.root + "/capture/idle.avro", "--store", "idle.db")
    #expect(idle.status == 2 && idle.errors.contains("no record in the file"))
  }

  @Test func localTimesWantAZoneAndAnOrder() throws {
    let heading = "TimeGenerated [Local Time],Category,SourceIpAddress,Profile\n"
    let row = "03/04/2026 10:00:00.000,NspPublicInboundResourceRulesAllowed,192.0.2.1,p\n"
    try sandbox.write(heading + row, to: "query_data.csv")
    let silent = try sandbox.run("ingest", "query_data.csv")
    #expect(silent.status == 2 && silent.errors.contains("--timezone"))
    let zone = try sandbox.run("ingest", "query_data.csv", "--timezone", "+02:00")
    #expect(zone.status == 2 && zone.errors.contains("--date-order"))
    let told = try sandbox.run(
      "ingest", "query_data.csv", "--timezone", "+02:00", "--date-order", "day-first")
    #expect(told.status == 0, "\(told.errors)")
    let time = try sandbox.run("query", "SELECT TimeGenerated FROM NSPAccessLogs")
    #expect(time.text.contains("2026-04-03T08:00:00"))
    let shown = try sandbox.run("explain", "192.0.2.1", environment: ["COLUMNS": "2000"])
    #expect(shown.text.contains("03/04/2026 10:00:00.000") && !shown.text.contains("Unverified"))
    #expect(try sandbox.run("ingest", "x", "--timezone", "Mars").status == 64)
  }

  @Test func theShapeCanBeToldAndMustBeKnown() throws {
    try sandbox.write("Oops\nTimeGenerated,Category\n", to: "odd.txt")
    let odd = try sandbox.run("ingest", "odd.txt", "--shape", "portal-csv")
    #expect(odd.status == 2 && odd.errors.contains("no column is understood as the time"))
    #expect(try sandbox.run("ingest", "odd.txt", "--shape", "nonsense").status == 64)
    let forced = try sandbox.run(
      "ingest", Self.root + "/query-api/reply.json", "--shape", "query-api")
    #expect(forced.status == 0)
  }

  @Test func theListNamesEveryShape() throws {
    let names = [
      "storage", "event-hubs", "capture", "query-api", "az", "portal-csv", "data-export",
      "kusto-v1", "kusto-v2", "csv",
    ]
    for format in ["text", "json", "csv", "markdown"] {
      let outcome = try sandbox.run("shapes", "--format", format)
      #expect(outcome.status == 0 && names.allSatisfy { outcome.text.contains($0) })
    }
    for name in names {
      #expect(FileManager.default.fileExists(atPath: Package.path("Schemas/shapes/\(name).md")))
    }
  }
}

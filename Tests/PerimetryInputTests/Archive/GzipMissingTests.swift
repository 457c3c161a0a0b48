import Testing

@testable import PerimetryInput

@Suite("A build without zlib", .enabled(if: BuiltIn.gzip == nil, "NOT RUN: gzip is built in"))
struct GzipMissingTests {
  @Test("says what to do with a gzip file, and reads the others")
  func refused() throws {
    let folder = try TemporaryFolder()
    let packed = try folder.write(Gzip.member(Sample().line), to: "a.json.gz")
    let plain = try folder.write(Sample().line, to: "b.json")
    let reading = Reading(files: [packed, plain])
    #expect(reading.results.first?.failure?.contains("zlib1g-dev") == true)
    #expect(reading.results.first?.isSkipped == false)
    #expect(reading.records.count == 1)
  }
}

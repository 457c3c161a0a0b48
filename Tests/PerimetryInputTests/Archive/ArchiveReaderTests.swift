import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The reader of an archive")
struct ArchiveReaderTests {
  @Test("counts every record, file and byte once")
  func progress() throws {
    let folder = try TemporaryFolder()
    let text = Sample.series(20).map(\.line).joined(separator: "\n")
    for number in 10..<15 { try folder.write(text, to: "logs/\(number).json") }
    var limits = RecordLimits()
    limits.batchSize = 7
    var seen: [ArchiveReader.Progress] = []
    let reader = ArchiveReader(limits: limits) { _, progress in
      seen.append(progress)
      return true
    }
    let files = folder.list("logs").files
    reader.read(files.enumerated().map { (Int32($0.offset), $0.element) })
    #expect(seen.last?.records == 100)
    #expect(seen.last?.files == 5)
    #expect(seen.last?.bytes == Int64(5 * text.utf8.count))
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.records <= $1.records })
  }

  @Test("numbers files and finishes each after its last record")
  func files() throws {
    let folder = try TemporaryFolder()
    let lines = Sample.series(9).map(\.line)
    for number in 0..<3 {
      try folder.write(
        lines[(3 * number)..<(3 * number + 3)].joined(separator: "\n"), to: "\(number)")
    }
    var limits = RecordLimits()
    limits.batchSize = 1
    let reading = Reading(files: folder.list("0", "1", "2").files, limits: limits)
    #expect(reading.records.map(\.file) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
    #expect(reading.results.map(\.file) == [0, 1, 2])
    #expect(reading.results.map(\.account.read) == [3, 3, 3])
  }

  @Test("stops soon after it is told to")
  func stop() throws {
    let folder = try TemporaryFolder()
    let text = Sample.series(20_000).map(\.line).joined(separator: "\n")
    let files = [try folder.write(text, to: "a.json"), try folder.write(text, to: "b.json")]
    var limits = RecordLimits()
    limits.batchSize = 100
    var batches = 0
    var bytes: Int64 = 0
    let reader = ArchiveReader(limits: limits) { _, progress in
      batches += 1
      bytes = progress.bytes
      return false
    }
    reader.read(files.enumerated().map { (Int32($0.offset), $0.element) })
    #expect(batches == 1)
    #expect(bytes < Int64(text.utf8.count))
  }

  @Test("takes category and hour from each file's own path")
  func hints() throws {
    let folder = try TemporaryFolder()
    let line = Sample().with("time", nil).with("category", nil).line
    let names = ["nsppublicinboundresourcerulesallowed", "nspprivateinboundallowed"]
    for (hour, name) in names.enumerated() {
      try folder.write(
        line, to: "in/insights-logs-\(name)/y=2026/m=03/d=02/h=0\(hour)/m=00/PT1H.json")
    }
    let reading = Reading(files: folder.list("in").files)
    let found = reading.records.map { "\($0.context.category.name) \($0.time)" }
    #expect(
      found == [
        "NspPublicInboundResourceRulesAllowed 2026-03-02T00:00:00Z",
        "NspPrivateInboundAllowed 2026-03-02T01:00:00Z",
      ])
  }

  @Test(
    "hands a container of thousands of files over in small batches",
    .enabled(if: Packing.isThere, "NOT RUN: python3, zlib or libarchive is missing"))
  func manyEntries() throws {
    let folder = try TemporaryFolder()
    let entries = (0..<3000).map { (name: "\($0).json", text: "") }
    let file = try folder.write(Packing.container(entries, as: .tar), to: "x.tar")
    var most = 0
    var files = 0
    ArchiveReader(limits: Packing.limits) { batch, progress in
      most = max(most, batch.opened.count, batch.finished.count)
      files = progress.files
      return true
    }.read([(0, file)])
    #expect(most < 300 && files == 1)
  }
}

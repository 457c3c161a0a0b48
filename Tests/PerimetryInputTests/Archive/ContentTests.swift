import Foundation
import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("A file that is no log")
struct ContentTests {
  private static let record = Sample().line
  static let contents: [(name: String, bytes: [UInt8], word: String)] = [
    ("README.md", Array("# Logs\n\nNothing to see, and no JSON.\n".utf8), "text"),
    ("people.csv", Array("Name,Age\nx,2026-03-02\n".utf8), "no column is understood as the time"),
    ("time.csv", Array("TimeGenerated,Age\n2026-03-02,3\n".utf8), "understood as the category"),
    (
      "query.tsv", Array("TimeGenerated\tCategory\n2026-03-02\tNsp\n".utf8),
      "tab-separated"
    ),
    (
      "table.txt", Array("Category   Count\n---------  -----\nNsp        3\n".utf8),
      "-o json"
    ),
    (
      "utf16le.json", [0xFF, 0xFE] + record.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      "UTF-16"
    ),
    (
      "utf16be.json", [0xFE, 0xFF] + record.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
      "UTF-16"
    ),
    ("logs.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] + Array("\n\(record)\n".utf8), "7-Zip"),
    ("logs.rar", Array("Rar!\n\(record)\n".utf8), "RAR"),
    ("x.parquet", Array("PAR1xxx".utf8), "Parquet"),
    (
      "perimetry.db", Array("SQLite format 3\u{0}".utf8) + [UInt8](repeating: 7, count: 200),
      "SQLite"
    ),
    ("image.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13], "binary"),
  ]

  @Test("is refused where it is named, and the message says what it is", arguments: contents)
  func named(name: String, bytes: [UInt8], word: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    let reading = Reading(files: folder.list(name).files)
    let result = try #require(reading.results.first)
    #expect(result.failure?.contains(word) == true, "\(result.failure ?? "-")")
    #expect(!result.isSkipped && result.shape == nil && reading.records.isEmpty)
  }

  @Test("is passed over where a folder holds it, and the logs beside it are read")
  func skipped() throws {
    let folder = try TemporaryFolder()
    for content in Self.contents { try folder.write(content.bytes, to: "logs/" + content.name) }
    try folder.write(Self.record, to: "logs/m.json")
    let reading = Reading(files: folder.list("logs").files)
    #expect(reading.records.count == 1)
    #expect(reading.results.filter(\.isSkipped).count == Self.contents.count)
    #expect(reading.results.filter { $0.failure == nil }.count == 1)
  }

  @Test("costs an archive nothing where it has vanished since it was listed")
  func vanished() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.record, to: "logs/a.json")
    try folder.write(Self.record, to: "logs/b.json")
    let files = folder.list("logs").files
    try FileManager.default.removeItem(atPath: folder.path + "/logs/a.json")
    let reading = Reading(files: files)
    #expect(reading.records.count == 1)
    #expect(reading.results.first?.failure?.hasPrefix("logs/a.json: ") == true)
    #expect(reading.results.first?.isSkipped == false)
  }

  @Test(
    "for want of permission is a failure with the system's reason",
    .enabled(if: geteuid() != 0, "NOT RUN: root may read everything"))
  func forbidden() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.record, to: "logs/a.json")
    #expect(chmod(folder.path + "/logs/a.json", 0) == 0)
    let result = Reading(files: folder.list("logs").files).results.first
    #expect(result?.failure != nil && result?.isSkipped == false)
  }
}

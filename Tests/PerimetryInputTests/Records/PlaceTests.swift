import Foundation
import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

@Suite("The place of a record")
struct PlaceTests {
  private func expectPlaces(_ text: [UInt8], _ reading: Reading, _ comment: String) {
    for record in reading.records {
      let start = Int(record.offset)
      guard start + Int(record.length) <= text.count else {
        Issue.record("\(comment): beyond the text at \(start)")
        continue
      }
      let slice = Array(text[start..<(start + Int(record.length))])
      let again = Reading(slice, parser: BuiltInJSONParser.self).records
      #expect(again.contains { $0.placeless == record.placeless }, "\(comment) at \(start)")
    }
  }

  @Test("holds the very record, in every shape", arguments: ShapeTests.shapes)
  func shapes(name: String, text: String) {
    expectPlaces(Array(text.utf8), Reading(text), name)
  }

  @Test("starts and ends with the record's own brackets")
  func exact() {
    let lines = Sample.series(3).map(\.line)
    for text in [
      " " + lines.joined(separator: " \r\n  "), "\u{FEFF}" + lines.joined(separator: "\n\n"),
      "[ " + lines.joined(separator: " , ") + " ]",
      "{\"records\":[" + lines.joined(separator: ",") + "]}",
    ] {
      let bytes = Array(text.utf8)
      let slices = Reading(text).records.map { record in
        String(
          decoding: bytes[Int(record.offset)..<Int(record.offset) + Int(record.length)],
          as: UTF8.self)
      }
      #expect(slices == lines)
    }
  }

  @Test("is exact across the chunks of a large file, whatever stands between the records")
  func chunks() {
    for (seed, piece) in [(1, 100_001), (2, .max)] as [(UInt64, Int)] {
      var random = SeededRandom(seed: seed)
      var text: [UInt8] = seed.isMultiple(of: 2) ? Array("[\n".utf8) : []
      var count = 0
      while text.count < 2 * TextBuffer.chunk + 50_000 {
        let filler = String(repeating: "y", count: Int.random(in: 0...200_000, using: &random))
        let sample = Sample.numbered(count).with("extra", "\"\(filler)\"")
        text += Array((sample.line + (seed.isMultiple(of: 2) ? ",\n" : "\n")).utf8)
        count += 1
      }
      let reading = Reading(text, piece: piece, parser: BuiltInJSONParser.self)
      #expect(reading.records.count == count && reading.balances, "seed \(seed)")
      expectPlaces(text, reading, "seed \(seed)")
    }
  }

  @Test("is read back from the file, plain or packed, and only while it is the same")
  func readBack() throws {
    let folder = try TemporaryFolder()
    let lines = Sample.series(50).map(\.line)
    let file = try folder.write(lines.joined(separator: "\n"), to: "log.json")
    let record = try #require(Reading(files: [file]).records.dropFirst(30).first)
    let evidence = Evidence(
      reference: RecordReference(milliseconds: record.time.milliseconds, key: record.key),
      time: record.time, count: record.count, file: file.path, offset: record.offset,
      length: record.length)
    #expect(try RawRecord.read(evidence, at: file.absolutePath).bytes == Array(lines[30].utf8))
    if BuiltIn.gzip != nil {
      let packed = try folder.write(Gzip.member(lines.joined(separator: "\n")), to: "log.json.gz")
      #expect(try RawRecord.read(evidence, at: packed.absolutePath).bytes == Array(lines[30].utf8))
    }
    try folder.write(lines.reversed().joined(separator: "\n"), to: "log.json")
    #expect(throws: RawRecord.Failure.changed) {
      try RawRecord.read(evidence, at: file.absolutePath)
    }
    try folder.write("{}", to: "log.json")
    #expect(throws: RawRecord.Failure.changed) {
      try RawRecord.read(evidence, at: file.absolutePath)
    }
    try FileManager.default.removeItem(atPath: file.absolutePath)
    #expect(throws: RawRecord.Failure.self) { try RawRecord.read(evidence, at: file.absolutePath) }
  }
}

import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

@Suite("A gzip file", .enabled(if: BuiltIn.gzip != nil, "NOT RUN: gzip is not built in"))
struct GzipTests {
  private static let lines = Sample.series(300).map(\.line)
  private static let plain = Reading(lines.joined(separator: "\n"))

  private static func pack(_ range: Range<Int>) throws -> [UInt8] {
    try Gzip.member(lines[range].map { $0 + "\n" }.joined())
  }

  private func read(_ bytes: [UInt8]) throws -> Reading {
    let folder = try TemporaryFolder()
    return Reading(files: [try folder.write(bytes, to: "log.json.gz")])
  }

  @Test("gives what the plain file gives, at the same places")
  func oneMember() throws {
    let reading = try read(Self.pack(0..<300))
    #expect(reading.records == Self.plain.records && reading.diagnostics.isEmpty)
    #expect(reading.results.map(\.shape) == ["json-lines+gzip"])
  }

  @Test("may have several members, empty ones and zero padding")
  func members() throws {
    let empty = try Gzip.member("")
    let padding = [UInt8](repeating: 0, count: 1000)
    for bytes in [
      try Self.pack(0..<100) + Self.pack(100..<300),
      try empty + Self.pack(0..<100) + empty + Self.pack(100..<299) + Self.pack(299..<300) + empty,
      try Self.pack(0..<300) + padding, try Self.pack(0..<150) + padding + Self.pack(150..<300),
    ] {
      let reading = try read(bytes)
      #expect(reading.records == Self.plain.records && reading.diagnostics.isEmpty)
    }
  }

  @Test("may break its members in the middle of a record")
  func brokenRecord() throws {
    let text = Self.lines.joined(separator: "\n")
    let middle = text.index(text.startIndex, offsetBy: 1234)
    let reading = try read(
      Gzip.member(String(text[..<middle])) + Gzip.member(String(text[middle...])))
    #expect(reading.records == Self.plain.records && reading.diagnostics.isEmpty)
  }

  @Test("with nothing in it is an empty file")
  func empty() throws {
    let reading = try read(Gzip.member(""))
    #expect(reading.records.isEmpty && reading.diagnostics == [.emptyFile])
  }

  @Test("that is cut keeps every record that lies before the cut")
  func truncated() throws {
    let bytes = try Self.pack(0..<100) + Self.pack(100..<300)
    let first = try Self.pack(0..<100).count
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let cut = Int.random(in: 20..<bytes.count, using: &random)
      let reading = try read(Array(bytes[..<cut]))
      let count = reading.records.count
      #expect(reading.records == Array(Self.plain.records.prefix(count)), "seed \(seed): \(cut)")
      #expect(reading.balances && reading.rejects.count <= 1, "seed \(seed): \(cut)")
      #expect(cut < first || count >= 100, "seed \(seed): \(cut)")
      if cut != first {
        #expect(reading.diagnostics.contains(.truncatedGzip), "seed \(seed): \(cut)")
      }
    }
    let trailerCut = try read(Array(bytes.dropLast(3)))
    #expect(trailerCut.records == Self.plain.records)
    #expect(trailerCut.diagnostics == [.truncatedGzip])
  }

  @Test("with a wrong checksum or length gives its records, and those of the members behind it")
  func checksum() throws {
    for back in [8, 4] {
      var damaged = try Self.pack(0..<100)
      damaged[damaged.count - back] ^= 1
      for rest in [[], try Self.pack(100..<300)] {
        let reading = try read(damaged + rest)
        let expected = rest.isEmpty ? 100 : 300
        #expect(reading.records == Array(Self.plain.records.prefix(expected)))
        #expect(reading.diagnostics == [.damagedGzip])
      }
    }
  }

  @Test("that is damaged inside keeps what lies before, says so, and never crashes")
  func flipped() throws {
    let bytes = try Self.pack(0..<300)
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      var damaged = bytes
      let place = Int.random(in: 10..<bytes.count, using: &random)
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      let reading = try read(damaged)
      #expect(reading.balances && !reading.diagnostics.isEmpty, "seed \(seed): \(place)")
    }
  }

  @Test("with other bytes behind it gives its records and points the bytes out")
  func trailing() throws {
    for tail in ["\n", "garbage", "{\"time\":1}"] {
      let reading = try read(Self.pack(0..<300) + Array(tail.utf8))
      #expect(reading.records == Self.plain.records)
      #expect(reading.diagnostics == [.trailingBytes])
    }
  }

  @Test("of a document is a document")
  func document() throws {
    let text = "{\"records\":[" + Self.lines.joined(separator: ",") + "]}"
    let reading = try read(Gzip.member(text))
    #expect(reading.records.map(\.placeless) == Self.plain.records.map(\.placeless))
    #expect(reading.results.map(\.shape) == ["json-document+gzip"])
  }

  @Test("of nothing but its first bytes is cut", arguments: [2, 3, 9, 10, 12])
  func header(count: Int) throws {
    let reading = try read(Array(Self.pack(0..<3).prefix(count)))
    #expect(reading.records.isEmpty && reading.diagnostics.contains(.truncatedGzip))
  }
}

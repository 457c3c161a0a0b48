import Foundation
import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite(
  "Event Hubs Capture packed with snappy",
  .enabled(if: BuiltIn.snappy != nil, "NOT RUN: snappy is not built in"))
struct SnappyTests {
  private static let body = "{\"records\":[\(Sample().line)]}"
  private static let message = AvroFile.message(body)

  private func read(_ bytes: [UInt8], limits: RecordLimits = RecordLimits()) -> Reading {
    Reading(bytes, limits: limits, parser: BuiltInJSONParser.self)
  }

  /// A block of literals, packed by nobody's library; what it says of its length and checksum can be wrong.
  private static func block(
    _ text: [UInt8], length: UInt64? = nil, checksum: UInt32? = nil
  ) -> [UInt8] {
    var rest = length ?? UInt64(text.count)
    var bytes: [UInt8] = []
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    for start in stride(from: 0, to: text.count, by: 60) {
      let part = text[start..<min(start + 60, text.count)]
      bytes += [UInt8(part.count - 1) << 2] + part
    }
    let sum = checksum ?? CRC32.checksum(of: text)
    return bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  private static func file(_ blocks: [[UInt8]], messages: Int64 = 1) -> [UInt8] {
    AvroFile(codec: "snappy").bytes
      + blocks.flatMap {
        AvroFile.long(messages) + AvroFile.long(Int64($0.count)) + $0 + AvroFile.marker
      }
  }

  /// Written by fastavro and cramjam, twelve events in several blocks.
  @Test("is read as other tools write it")
  func fixture() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/snappy.avro")
    let reading = read(Array(try Data(contentsOf: file)))
    #expect(reading.records.map(\.port) == (50000..<50012).map { Int32($0) })
    #expect(reading.diagnostics.isEmpty && reading.rejects.isEmpty && reading.balances)
  }

  @Test("has its checksums checked: a block that fails is rejected, the others are read")
  func checksum() {
    let good = Self.block(Self.message)
    let bad = Self.block(Self.message, checksum: 1)
    let reading = read(Self.file([good, bad, good]))
    #expect(reading.records.count == 2 && reading.balances)
    #expect(reading.rejects.count == 1 && reading.diagnostics == [.damagedCapture])
    #expect(reading.rejects.first?.reason.description.contains("checksum") == true)
  }

  @Test("is bounded by what a block says, before anything is unpacked")
  func bombs() {
    var limits = RecordLimits()
    limits.longestRecord = 4000
    let good = Self.block(Self.message)
    for length in [8001, 1 << 31, UInt64(UInt32.max), 1 << 40] {
      let reading = read(Self.file([Self.block([1], length: length), good]), limits: limits)
      #expect(reading.records.count == 1 && reading.balances, "\(length)")
      #expect(reading.rejects.count == 1 && reading.diagnostics == [.damagedCapture])
    }
    let long = Self.block([UInt8](repeating: 32, count: 9000))
    let reading = read(Self.file([long, good]), limits: limits)
    #expect(reading.records.count == 1 && reading.rejects.map(\.reason) == [.tooLong])
  }

  @Test("that is cut or garbled anywhere is no crash, and gives only what is in it")
  func damage() {
    let file = Self.file([Self.block(Self.message), Self.block(Self.message)])
    for place in stride(from: 0, to: file.count, by: 5) {
      #expect(read(Array(file[..<place])).balances)
      var garbled = file
      garbled[place] ^= 0x41
      let reading = read(garbled)
      #expect(reading.balances && reading.records.count <= 2)
      #expect(reading.records.allSatisfy { $0[.sourceAddress] == "198.51.100.7" }, "\(place)")
    }
    for block in [[], [0], [0, 0, 0, 0], [0, 0, 0, 0, 0]] as [[UInt8]] {
      #expect(read(Self.file([block], messages: 0)).records.isEmpty)
    }
  }
}

import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite(
  "A compressed file",
  .enabled(if: Packing.isThere, "NOT RUN: python3, zlib or libarchive is missing"))
struct CompressionTests {
  private static let lines = Sample.series(300).map(\.line)
  private static let text = Array(lines.joined(separator: "\n").utf8)
  private static let plain = Reading(lines.joined(separator: "\n"))
  static let there = Compression.allCases.filter {
    [.gzip, .bzip2, .xz].contains($0) || Packing.has($0.rawValue)
  }

  private func read(_ bytes: [UInt8], limits: UnpackingLimits = UnpackingLimits()) throws -> Reading
  {
    let folder = try TemporaryFolder()
    return Reading(
      files: [try folder.write(bytes, to: "log")], limits: Packing.limits, unpacking: limits)
  }

  @Test("gives what the plain file gives, at the same places, whatever its name", arguments: there)
  func whole(compression: Compression) throws {
    let reading = try read(Packing.compressed(Self.text, as: compression))
    #expect(reading.records == Self.plain.records && reading.diagnostics.isEmpty)
    #expect(reading.results.map(\.shape) == ["json-lines+\(compression.rawValue)"])
    #expect(reading.account.bytes.read == Int64(Self.text.count))
  }

  @Test("may be of several parts", arguments: there)
  func parts(compression: Compression) throws {
    let cut = 12_345
    let bytes =
      try Packing.compressed(Array(Self.text[..<cut]), as: compression)
      + Packing.compressed(Array(Self.text[cut...]), as: compression)
    let reading = try read(bytes)
    #expect(reading.records == Self.plain.records && reading.results[0].failure == nil)
  }

  @Test("with nothing in it is an empty file", arguments: there)
  func empty(compression: Compression) throws {
    let reading = try read(Packing.compressed([], as: compression))
    #expect(reading.records.isEmpty && reading.diagnostics == [.emptyFile])
    #expect(reading.results[0].failure == nil)
  }

  @Test("that is cut anywhere says so and gives nothing that is not in it", arguments: there)
  func cut(compression: Compression) throws {
    let bytes = try Packing.compressed(Self.text, as: compression)
    for count in stride(from: 14, to: bytes.count, by: 97) {
      let reading = try read(Array(bytes[..<count]))
      #expect(reading.results[0].failure != nil, "\(count)")
      #expect(reading.records == Array(Self.plain.records.prefix(reading.records.count)))
      #expect(reading.balances, "\(count)")
    }
  }

  @Test("that is damaged says so and is no crash", arguments: there)
  func damaged(compression: Compression) throws {
    var bytes = try Packing.compressed(Self.text, as: compression)
    bytes[bytes.count / 2] ^= 0x55
    let reading = try read(bytes)
    #expect(reading.results[0].failure != nil && reading.balances)
  }

  @Test("keeps what lies before a cut, as far as its blocks are whole", arguments: there)
  func keeps(compression: Compression) throws {
    let lines = Sample.series(6000).map(\.line)
    let bytes = try Packing.compressed(
      Array(lines.joined(separator: "\n").utf8), as: compression)
    let reading = try read(Array(bytes.dropLast(20)))
    // xz keeps its dictionary's block, bzip2 900 kB, zstd and lz4 up to one buffer of the library.
    #expect(reading.records.count > 2000, "\(compression): \(reading.records.count)")
  }

  @Test("that is compressed again is refused with the reason")
  func twice() throws {
    let reading = try read(
      Packing.compressed(Packing.compressed(Self.text, as: .gzip), as: .bzip2))
    #expect(reading.results[0].failure?.contains("gzip within bzip2") == true)
  }

  @Test("that gives too much is refused, and what came first is kept", arguments: there)
  func bomb(compression: Compression) throws {
    let text = Self.text + [10] + [UInt8](repeating: 0x78, count: 12 << 20)
    let bytes = try Packing.compressed(text, as: compression)
    var limits = UnpackingLimits()
    limits.size = 6 << 20
    let large = try read(bytes, limits: limits)
    #expect(large.results[0].failure?.contains("--max-size") == true)
    #expect(large.records.count == 300)
    limits = UnpackingLimits()
    (limits.harmless, limits.ratio) = (4 << 20, 10)
    let dense = try read(bytes, limits: limits)
    #expect(dense.results[0].failure?.contains("--max-ratio") == true)
    #expect(dense.records.count == 300)
    // A line that is too long, and no failure.
    let trusted = try read(bytes)
    #expect(trusted.results[0].failure == nil && trusted.rejects.count == 1)
  }
}

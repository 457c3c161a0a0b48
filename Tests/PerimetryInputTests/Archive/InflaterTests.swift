import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

@Suite(
  "What inflates", .enabled(if: BuiltIn.gzip != nil, "NOT RUN: neither isa-l nor zlib is built in"))
struct InflaterTests {
  private static let text = Array(Sample.series(80).map { $0.line + "\n" }.joined().utf8)
  private static let packed = Result {
    try ["-1", "-6", "-9"].map { try Gzip.member(String(decoding: text, as: UTF8.self), level: $0) }
  }

  /// A member of stored blocks, with every field a header may have.
  private static func member(_ text: [UInt8], flags: UInt8 = 0) -> [UInt8] {
    var header: [UInt8] = [0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 255]
    if flags & 4 != 0 { header += [3, 0, 7, 8, 9] }
    if flags & 8 != 0 { header += Array("log.json".utf8) + [0] }
    if flags & 16 != 0 { header += Array("a comment".utf8) + [0] }
    if flags & 2 != 0 { header += bytes(checksum(header), 2) }
    return header + AvroFile.stored(text) + bytes(checksum(text), 4)
      + bytes(UInt32(text.count), 4)
  }

  private static func bytes(_ number: UInt32, _ count: UInt32) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// By the definition, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var rest = UInt32.max
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = rest & 1 == 1
        rest >>= 1
        if isOdd { rest ^= 0xEDB8_8320 }
      }
    }
    return ~rest
  }

  @Test("steps over every header field, however the file arrives", arguments: InflaterKind.allCases)
  func headers(kind: InflaterKind) throws {
    let short = Array("one record\n".utf8)
    for flags in [0, 1, 2, 4, 8, 16, 31] as [UInt8] {
      let file = Self.member(short, flags: flags) + Self.member([]) + Self.member(short)
      for piece in [1, 2, 7, .max] {
        let outcome = try kind.read(file, piece: piece, room: 5)
        #expect(outcome == .init(text: short + short), "flags \(flags), piece \(piece)")
      }
    }
  }

  @Test("refuses a header that is none", arguments: InflaterKind.allCases)
  func badHeaders(kind: InflaterKind) throws {
    let good = Self.member(Array("x".utf8), flags: 2)
    for (place, byte) in [(1, 0x8A), (2, 9), (3, 0x22), (10, 0)] as [(Int, UInt8)] {
      var bad = good
      bad[place] = byte
      #expect(try kind.read(bad) == .init(text: [], problem: .damagedGzip), "\(place)")
    }
    for count in 1..<12 {
      let outcome = try kind.read(Array(good.prefix(count)))
      #expect(outcome == .init(text: [], problem: .truncatedGzip), "\(count)")
    }
  }

  @Test("checks what stands behind a member, and goes on", arguments: InflaterKind.allCases)
  func trailers(kind: InflaterKind) throws {
    let text = Array("one record\n".utf8)
    let good = Self.member(text)
    for back in 1...8 {
      var bad = good
      bad[bad.count - back] ^= 0x10
      #expect(try kind.read(bad + good) == .init(text: text + text, problem: .damagedGzip))
      #expect(try kind.read(bad + [7]) == .init(text: text, problem: .damagedGzip))
      let cut = try kind.read(Array(good.dropLast(back)))
      #expect(cut == .init(text: text, problem: .truncatedGzip))
    }
    #expect(try kind.read(good + [0, 0, 7]) == .init(text: text, problem: .trailingBytes))
    #expect(try kind.read(good + [0, 0] + good + [0]) == .init(text: text + text))
  }

  @Test("gives the same of any members in any pieces", arguments: InflaterKind.allCases)
  func members(kind: InflaterKind) throws {
    let packed = try Self.packed.get() + [Self.member(Self.text, flags: 8)]
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 1...4, using: &random)
      let file = (0..<count).flatMap { _ in packed.randomElement(using: &random) ?? [] }
      let outcome = try kind.read(
        file, piece: Int.random(in: 1...3000, using: &random),
        room: Int.random(in: 50...70_000, using: &random))
      let expected = Array(repeatElement(Self.text, count: count).joined())
      #expect(outcome == .init(text: expected), "seed \(seed)")
    }
  }

  @Test(
    "keeps what stands before a cut, but for two bytes at most", arguments: InflaterKind.allCases)
  func cuts(kind: InflaterKind) throws {
    let packed = try Self.packed.get()
    for seed in 1...120 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let file = packed.randomElement(using: &random) ?? []
      let cut = Array(file.prefix(Int.random(in: 11..<(file.count - 8), using: &random)))
      let outcome = try kind.read(cut, piece: Int.random(in: 1...5000, using: &random))
      #expect(outcome.problem == .truncatedGzip, "seed \(seed)")
      let most = try InflaterKind.allCases.map { try $0.read(cut).text.count }.max() ?? 0
      #expect(outcome.text == Array(Self.text.prefix(outcome.text.count)), "seed \(seed)")
      #expect(most - outcome.text.count <= 2, "seed \(seed)")
    }
  }

  /// A library may believe a table of codes that another refuses; what the checksum then confirms is the text.
  @Test("finds out a flipped bit, or gives the text all the same", arguments: InflaterKind.allCases)
  func flips(kind: InflaterKind) throws {
    let packed = try Self.packed.get()
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      var file = packed.randomElement(using: &random) ?? []
      let place = Int.random(in: 10..<file.count, using: &random)
      file[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      let outcome = try kind.read(file)
      let problems = Set(try InflaterKind.allCases.compactMap { try $0.read(file).problem })
      #expect(problems.count <= 1, "seed \(seed): \(place)")
      // Nothing of what was inflated before stays, and nothing is lost where little is asked for.
      let again = try kind.read(Self.packed.get()[0] + file).text.dropFirst(Self.text.count)
      #expect(again.elementsEqual(outcome.text), "seed \(seed): \(place)")
      #expect(try kind.read(file, room: 777) == outcome, "seed \(seed): \(place)")
      #expect(
        outcome.problem != nil || outcome.text == Self.text, "seed \(seed): \(place)")
    }
  }
}

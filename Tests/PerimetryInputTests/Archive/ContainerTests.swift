import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite(
  "A container", .enabled(if: Packing.isThere, "NOT RUN: python3, zlib or libarchive is missing"))
struct ContainerTests {
  private static let lines = Sample.series(60).map(\.line)
  static let manners: [Packing.Manner] = [.zip, .stored, .streamed, .tar, .ustar]

  private func text(_ range: Range<Int>) -> String {
    Self.lines[range].joined(separator: "\n") + "\n"
  }

  private func read(_ bytes: [UInt8], isNamed: Bool = true) throws -> Reading {
    let folder = try TemporaryFolder()
    var file = try folder.write(bytes, to: "x")
    file.isNamed = isNamed
    return Reading(files: [file], limits: Packing.limits)
  }

  private func shapes(_ reading: Reading) -> [String?] { reading.results.map(\.shape) }

  @Test("gives each of its files as a file of its own", arguments: manners)
  func entries(manner: Packing.Manner) throws {
    let reading = try read(
      Packing.container(
        [
          ("a.json", text(0..<20)), ("b/c.json", "[\(Self.lines[20..<60].joined(separator: ","))]"),
        ],
        as: manner))
    #expect(reading.records.map(\.placeless) == Reading(text(0..<60)).records.map(\.placeless))
    #expect(reading.names == ["x › a.json", "x › b/c.json"])
    #expect(reading.records.map(\.file) == Self.lines.indices.map { $0 < 20 ? -1 : -2 })
    let name = manner == .tar || manner == .ustar ? "container-tar" : "container-zip"
    #expect(shapes(reading) == ["json-lines", "json-document", name])
    #expect(reading.results.allSatisfy { $0.failure == nil } && reading.balances)
  }

  @Test("may be compressed as a whole, and so may its files", arguments: CompressionTests.there)
  func compressed(compression: Compression) throws {
    let packed = try Packing.compressed(Array(text(0..<60).utf8), as: compression)
    let tar = try Packing.container([(name: "a", bytes: packed)], as: .tar)
    let reading = try read(Packing.compressed(tar, as: compression))
    let name = compression.rawValue
    #expect(reading.records.count == 60)
    #expect(shapes(reading) == ["json-lines+\(name)", "container-tar+\(name)"])
  }

  @Test("may lie in another, and not deeper")
  func nested() throws {
    let inner = try Packing.container([("a.json", text(0..<10))])
    let tar = try Packing.compressed(
      Packing.container([("b.json", text(10..<20))], as: .tar), as: .gzip)
    let outer = try Packing.container([(name: "in.zip", bytes: inner), (name: "t", bytes: tar)])
    let reading = try read(outer)
    #expect(reading.records.count == 20)
    #expect(
      reading.names == ["x › in.zip", "x › in.zip › a.json", "x › t", "x › t › b.json"])
    let deeper = try read(
      Packing.container([
        (name: "outer.zip", bytes: outer), (name: "log.json", bytes: Array(text(20..<30).utf8)),
      ]))
    #expect(deeper.records.count == 10)
    #expect(deeper.failures.contains { $0.contains("outer.zip › in.zip: packed too often") })
    #expect(deeper.results.last?.failure?.contains("1 of its 2 files") == true)
  }

  @Test("tells category and hour by the paths in it", arguments: manners)
  func hints(manner: Packing.Manner) throws {
    let line = Sample().with("time", nil).with("category", nil).line
    let path = "insights-logs-nspprivateinboundallowed/y=2026/m=03/d=02/h=07/m=00/PT1H.json"
    let reading = try read(Packing.container([(path, line), (path + ".2", line)], as: manner))
    #expect(reading.records.map(\.time.description).first == "2026-03-02T07:00:00Z")
    #expect(reading.records.map(\.context.category.name).last == "NspPrivateInboundAllowed")
  }

  @Test("takes names for labels, whatever they are", arguments: manners)
  func names(manner: Packing.Manner) throws {
    let names = ["../../etc/passwd", "/etc/shadow", "läng/ü.json", "\u{1B}[31mred", "a › b", "x"]
    let reading = try read(
      Packing.container(names.map { ($0, text(0..<1)) }, as: manner))
    #expect(reading.records.count == names.count)
    #expect(reading.names == names.map { "x › " + $0 })
  }

  @Test("cuts a name that is longer than any blob's")
  func longName() throws {
    let name = String(repeating: "n", count: 5000)
    let reading = try read(Packing.container([(name, text(0..<1))], as: .tar))
    #expect(reading.records.count == 1)
    #expect(reading.names == ["x › " + name.prefix(1024) + "…"])
  }

  @Test("passes by folders, links and hidden files, and counts what is no log", arguments: manners)
  func foreign(manner: Packing.Manner) throws {
    let isTar = manner == .tar || manner == .ustar
    let reading = try read(
      Packing.container(
        [
          ("d/", ""), (".DS_Store", "x"), ("__MACOSX/._a", "x"), ("README.md", "# hi"),
          ("empty.json", ""), ("a.json", text(0..<3)),
        ] + (isTar ? [("link@", "")] : []),
        as: manner))
    #expect(reading.records.count == 3 && reading.diagnostics == [.emptyFile])
    #expect(reading.results.filter(\.isSkipped).count == 1 && reading.results.count == 4)
    #expect(reading.results.last?.failure == nil)
  }

  @Test("without a log is refused where it is named, and passed over in a folder")
  func noLog() throws {
    for entries in [[("README.md", "# hi")], []] {
      let bytes = try Packing.container(entries)
      let named = try #require(read(bytes).results.last)
      #expect(named.failure?.contains("no log export") == true && !named.isSkipped)
      #expect(try read(bytes, isNamed: false).results.last?.isSkipped == true)
    }
  }

  @Test(
    "that is cut anywhere keeps what lies before, says so and is no crash", arguments: manners)
  func cut(manner: Packing.Manner) throws {
    let bytes = try Packing.container(
      [("a.json", text(0..<1)), ("b.json", text(1..<2))], as: manner)
    let all = Reading(text(0..<2)).records.map(\.placeless)
    var seen: Set<Int> = []
    // A zip at every byte; of a tar most bytes are padding.
    for count in stride(from: 4, to: min(bytes.count, 5000), by: bytes.count > 5000 ? 7 : 1) {
      let reading = try read(Array(bytes[..<count]))
      #expect(reading.balances, "\(count)")
      let records = reading.records.map(\.placeless)
      #expect(records == Array(all.prefix(records.count)), "\(count)")
      if records != all { #expect(!reading.failures.isEmpty, "\(count)") }
      seen.insert(records.count)
    }
    #expect(seen == [0, 1, 2])
  }

  @Test("that is damaged anywhere is no crash, and a wrong checksum is seen", arguments: manners)
  func damaged(manner: Packing.Manner) throws {
    let bytes = try Packing.container([("a.json", text(0..<2))], as: manner)
    for place in stride(from: 0, to: min(bytes.count, 2000), by: 7) {
      var damaged = bytes
      damaged[place] ^= 0x41
      #expect(try read(damaged).balances, "\(place)")
    }
    if manner == .stored {
      var damaged = bytes
      damaged[200] ^= 1
      #expect(try !read(damaged).failures.isEmpty)
    }
  }

  @Test("whose second gzip layer fails its checksum is found out")
  func checksum() throws {
    var tar = try Packing.compressed(
      Packing.container([("a.json", text(0..<9))], as: .tar), as: .gzip)
    tar[tar.count - 8] ^= 1
    let reading = try read(tar)
    #expect(reading.records.count == 9 && reading.diagnostics == [.damagedGzip])
    #expect(reading.results.last?.failure?.contains("checksum") == true)
  }

  @Test("that is encrypted says so, and the files beside are read")
  func encrypted() throws {
    var bytes = try Packing.container([("a", text(0..<1)), ("b", text(1..<2))], as: .stored)
    // The flag in the first local header.
    bytes[6] |= 1
    let reading = try read(bytes)
    #expect(reading.records.count == 1)
    #expect(reading.failures.first?.contains("encrypted") == true)
  }

  @Test("of several tars one behind the other gives all of them")
  func concatenated() throws {
    let bytes =
      try Packing.container([("a", text(0..<5))], as: .tar)
      + Packing.container([("b", text(5..<10))], as: .ustar)
    #expect(try read(bytes).records.count == 10)
  }
}

import Foundation
import TestSupport
import Testing

/// read = kept + duplicate + rejected + foreign + blank + framing, in bytes and in records, for each file and each run,
/// whatever the files hold.
@Suite("The account balances") struct AccountTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private struct Run: Decodable {
    struct Account: Decodable {
      var bytes, bytesKept, bytesDuplicate, bytesRejected, bytesForeign, bytesBlank: Int64
      var bytesFraming, read, kept, duplicate, conflict, rejected, foreign: Int64

      var faults: [String] {
        let parts = [
          bytesKept, bytesDuplicate, bytesRejected, bytesForeign, bytesBlank, bytesFraming,
        ]
        var faults: [String] = []
        if bytes != parts.reduce(0, +) { faults.append("bytes \(bytes) are not \(parts)") }
        if parts.contains(where: { $0 < 0 }) { faults.append("negative: \(parts)") }
        if read != kept + duplicate + conflict + rejected + foreign { faults.append("records") }
        return faults
      }
    }
    struct File: Decodable {
      var file, state: String
      var account: Account
    }
    var account: Account
    var files: [File]
  }

  private func ingest(_ path: String, _ options: String..., at place: String = "") throws -> Run {
    let outcome = try sandbox.start(
      [Package.product("perimetry"), "ingest", path, "--format", "json", "--quiet"] + options)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let run = try decoder.decode(Run.self, from: outcome.output)
    for file in run.files { #expect(file.account.faults.isEmpty, "\(place) \(file)") }
    #expect(run.account.faults.isEmpty, "\(place)")
    return run
  }

  /// What the store says of the readings that ended.
  private func expectBalancedStore() throws {
    let rows = try sandbox.run(
      "query",
      """
      SELECT count(*) FROM reading WHERE bytes <> bytes_kept + bytes_duplicate + bytes_rejected + bytes_foreign \
      + bytes_blank + bytes_framing OR records <> kept + duplicate + conflict + rejected + is_foreign
      """, "--format", "csv")
    #expect(rows.lines.last == "0")
  }

  @Test(arguments: [
    "aggregated-counts", "clean-and-ready", "every-shape", "hostile-input",
    "learning-with-blockers",
    "outbound", "two-routes",
  ])
  func ofEverySample(sample: String) throws {
    let run = try ingest(Package.sample(sample))
    #expect(run.account.bytes > 0)
    try expectBalancedStore()
    _ = try ingest(Package.sample(sample), "--force")
    try expectBalancedStore()
  }

  /// Plain text is counted to its last byte: an oracle that knows nothing of records.
  @Test(.enabled(if: Package.readsGzip)) func bytesReadAreTheSizesOfPlainFiles() throws {
    let folder = Package.sample("every-shape")
    let run = try ingest(folder)
    let plain = run.files.filter { $0.state == "ingested" && !$0.file.hasSuffix(".gz") }
    #expect(plain.count > 10)
    for file in plain {
      let size = FileManager.default.contents(atPath: file.file)?.count ?? -1
      #expect(file.account.bytes == Int64(size), "\(file.file)")
    }
  }

  /// Every shape with bytes changed, cut out and doubled.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func ofDamagedFiles(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let folder = Package.sample("every-shape")
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name), !data.isEmpty
      else { continue }
      var bytes = Array(data)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
        default: bytes.insert(contentsOf: Array("\n{\"records\":[\n".utf8), at: place)
        }
        if bytes.isEmpty { break }
      }
      try sandbox.write(Data(bytes), to: "damaged/" + name)
    }
    _ = try ingest("damaged", at: "seed \(seed)")
    try expectBalancedStore()
  }

  @Test func ofAFileThatGrewBehindACutLine() throws {
    let text = LogLine.records(1..<9)
    try sandbox.write(String(text.dropLast(40)), to: "log.json")
    #expect(try ingest("log.json").account.rejected == 1)
    try sandbox.write(text + "\n  \n" + LogLine.records(9..<12), to: "log.json")
    let run = try ingest("log.json")
    #expect(run.account.kept == 4 && run.account.bytesBlank == 4)
    try expectBalancedStore()
    let sum = try sandbox.run(
      "query", "SELECT bytes, records, rejected FROM reading ORDER BY id DESC LIMIT 1", "--format",
      "csv")
    #expect(sum.lines.last == "\((text + "\n  \n" + LogLine.records(9..<12)).utf8.count),11,0")
  }
}

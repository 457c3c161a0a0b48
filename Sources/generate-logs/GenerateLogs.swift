import ArgumentParser
import Foundation

@main
struct GenerateLogs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-logs",
    abstract: "Writes a realistic archive of perimeter access logs, and the true answer beside it.",
    discussion: """
      The same options give the same bytes. Addresses come from documentation ranges only. The truth is \
      what the generator meant to write, not what it read back.
      """)

  @Option(help: "Distinct records to write.")
  var records = 1_000

  @Option(help: "Seed of all chance.")
  var seed: UInt64 = 1

  @Option(help: "Days the archive covers.")
  var days = 7

  @Option(help: "First day, UTC.")
  var start = "2026-03-02"

  @Option(help: "Form of the archive: \(Shape.allCases.map(\.rawValue).joined(separator: ", ")).")
  var shape = Shape.storage

  @Flag(help: "Compress every file.")
  var gzip = false

  @Flag(help: "As many flows as half the records, each heard twice.")
  var worstCase = false

  @Option(
    help: ArgumentHelp(
      "How many clients are heard at how many resources; each is one flow or two. (default: one for 34 records)",
      valueName: "number"))
  var conversations: Int?

  @Option(help: "Share of records written twice, 0 to 1.")
  var duplicates = 0.0

  @Option(help: "Share of mangled lines and records of other tables, 0 to 1; lines only.")
  var damage = 0.0

  @Option(help: "Folder for archive/ and truth.json; - for JSON Lines on standard output.")
  var output: String

  @Option(help: "File for the truth. (default: truth.json in the output folder)")
  var truth: String?

  @Flag(help: "Replace what the output folder holds.")
  var force = false

  func validate() throws {
    guard records > 0 else { throw ValidationError("--records must be 1 or more") }
    guard (1...3_660).contains(days) else { throw ValidationError("--days must be 1 to 3660") }
    guard Window(start: start, days: days) != nil else {
      throw ValidationError("--start must be a date such as 2026-03-02")
    }
    guard Schedule(records: records, hours: days * 24).fits else {
      throw ValidationError("more than a record a millisecond: raise --days")
    }
    if let conversations {
      guard conversations >= Generation.fewest else {
        throw ValidationError("--conversations must be \(Generation.fewest) or more")
      }
      guard !worstCase else {
        throw ValidationError("--worst-case says itself how many conversations there are")
      }
    }
    for share in [duplicates, damage] where !(0...1).contains(share) {
      throw ValidationError("a share must be between 0 and 1")
    }
    guard damage == 0 || shape.isLines else {
      throw ValidationError("--damage needs a shape of lines: storage or flat")
    }
    guard output != "-" || (shape.isLines && !gzip) else {
      throw ValidationError("standard output takes plain JSON Lines: --shape storage or flat")
    }
  }

  func run() throws {
    guard let window = Window(start: start, days: days) else { return }
    var random = SeededRandom(seed: seed)
    let estate = Estate(records: records, hours: window.hours, random: &random)
    let root = try output == "-" ? nil : folder()
    var generation = Generation(
      settings: Generation.Settings(
        records: records, shape: shape, duplicates: duplicates, damage: damage,
        isWorstCase: worstCase, conversations: conversations),
      window: window, estate: estate,
      archive: Archive(shape: shape, window: window, estate: estate, root: root), random: random)
    let answer = try generation.run()
    if gzip, let root { try compress(root) }
    try write(answer)
  }

  private func folder() throws -> URL {
    let folder = URL(filePath: output)
    if FileManager.default.fileExists(atPath: output) {
      let names = try FileManager.default.contentsOfDirectory(atPath: output)
      guard names.isEmpty || force else {
        throw ValidationError("\(output) is not empty; --force replaces its archive and truth")
      }
      for name in ["archive", "truth.json"] where names.contains(name) {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
    }
    let root = folder.appending(path: "archive")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    return root
  }

  private func compress(_ root: URL) throws {
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "--no-name", "--fast", "--recursive", root.path()]
    try gzip.run()
    gzip.waitUntilExit()
    guard gzip.terminationStatus == 0 else { throw ValidationError("gzip failed") }
  }

  private func write(_ answer: Truth) throws {
    guard let path = truth ?? (output == "-" ? nil : output + "/truth.json") else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    try (try encoder.encode(answer) + Data("\n".utf8)).write(to: URL(filePath: path))
  }
}

import Testing

/// SwiftPM builds an undeclared import of a sibling target without a word, so the star is guarded here.
@Suite("Layering")
struct ImportTests {
  /// Which modules each target may import: the architecture's table.
  static let allowed: [String: Set<String>] = {
    let platform: Set<String> = ["Foundation", "Dispatch", "Glibc", "Darwin", "Musl"]
    let leaves: Set<String> = [
      "PerimetryInput", "PerimetryStore", "PerimetryPolicy", "PerimetryOutput",
    ]
    return [
      // For work on two cores; nothing of it reaches out of the process.
      "PerimetryModel": ["Dispatch"],
      "PerimetryInput": platform.union([
        "PerimetryModel", "CSimdJSON", "CIsal", "CZlib", "CSnappy", "CArchive",
      ]),
      "PerimetryStore": ["PerimetryModel", "GRDB", "GRDBSQLite", "Foundation"],
      "PerimetryPolicy": ["PerimetryModel"],
      "PerimetryOutput": ["PerimetryModel", "Foundation"],
      "PerimetryCLI": platform.union(leaves).union([
        "PerimetryModel", "ArgumentParser", "Synchronization", "Yams",
      ]),
      "perimetry": ["PerimetryCLI"],
      // Its truth must not depend on the code it judges.
      "generate-logs": ["ArgumentParser", "Foundation"],
      "CSimdJSON": [],
      "CIsal": [],
      "CZlib": [],
      "CSnappy": [],
      "CArchive": [],
    ]
  }()

  @Test("every folder of Sources has a place in the table")
  func targets() throws {
    #expect(try Repository.folders(in: "Sources") == Self.allowed.keys.sorted())
  }

  @Test("a target imports only what the table allows", arguments: allowed.keys.sorted())
  func imports(target: String) throws {
    let allowed = try #require(Self.allowed[target])
    for line in try Repository.lines(below: "Sources/\(target)", suffix: ".swift") {
      guard let module = Self.module(importedBy: line.text) else { continue }
      #expect(allowed.contains(module), "\(line)")
    }
  }

  @Test(
    "what tests share knows nothing of the product, so that it can stand beside every part of it")
  func support() throws {
    let lines = try Repository.lines(below: "Tests/Support", suffix: ".swift")
    #expect(!lines.isEmpty)
    for line in lines { #expect(Self.module(importedBy: line.text) == nil, "\(line)") }
  }

  @Test("only the store speaks SQL's library, only the input its C libraries")
  func libraries() throws {
    let owners = [
      "GRDB": "PerimetryStore", "GRDBSQLite": "PerimetryStore", "CSimdJSON": "PerimetryInput",
      "CIsal": "PerimetryInput", "CZlib": "PerimetryInput", "CSnappy": "PerimetryInput",
      "CArchive": "PerimetryInput",
    ]
    for line in try Repository.lines(below: "Sources", suffix: ".swift") {
      guard let module = Self.module(importedBy: line.text), let owner = owners[module] else {
        continue
      }
      #expect(line.file.hasPrefix("Sources/\(owner)/"), "\(line)")
    }
  }

  @Test(
    "an import line is understood in every form",
    arguments: [
      "import GRDB", "  @testable import GRDB", "public import GRDB", "import struct GRDB.Row",
      "@preconcurrency internal import GRDB // for rows",
    ])
  func forms(line: String) { #expect(Self.module(importedBy: line) == "GRDB") }

  @Test(
    "what only looks like an import is none",
    arguments: ["// import GRDB", "/// import GRDB", "let important = GRDB()", "reimport GRDB"])
  func others(line: String) { #expect(Self.module(importedBy: line) == nil) }

  /// The module an import line names; `nil` for any other line.
  private static func module(importedBy line: String) -> String? {
    var words = line.split(separator: " ").prefix { !$0.hasPrefix("//") }
    let modifiers = ["public", "package", "internal", "fileprivate", "private"]
    while let first = words.first, first.hasPrefix("@") || modifiers.contains(String(first)) {
      words.removeFirst()
    }
    guard words.first == "import" else { return nil }
    words.removeFirst()
    let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    if let first = words.first, kinds.contains(String(first)) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0 != "." && $0 != ";" }) }
  }
}

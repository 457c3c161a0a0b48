import Testing

/// What library code does not do, and what no committed file holds.
@Suite("Purity")
struct PurityTests {
  static let libraries = [
    "PerimetryModel", "PerimetryInput", "PerimetryStore", "PerimetryPolicy", "PerimetryOutput",
  ]

  @Test("libraries neither print nor exit nor read the clock", arguments: libraries)
  func world(library: String) throws {
    let calls = try Regex(
      #"(^|[^.\w])(print|debugPrint|exit|abort)\(|\bDate\(\)|\bDate\.now\b|\btime\(nil\)"#)
    for line in try code(below: "Sources/\(library)") {
      #expect(line.text.firstMatch(of: calls) == nil, "\(line)")
    }
  }

  @Test("the centre and the policy do no input or output")
  func pure() throws {
    let calls = try Regex(#"\b(FileManager|FileHandle|ProcessInfo|getenv|fopen)\b"#)
    for line in try code(below: "Sources/PerimetryModel") + code(below: "Sources/PerimetryPolicy") {
      #expect(line.text.firstMatch(of: calls) == nil, "\(line)")
    }
  }

  @Test("no reason is lost and nothing is forced")
  func forced() throws {
    let words = try Regex(#"\btry[?!]|\bas!|\bfatalError\("#)
    for line in try code(below: "Sources") {
      #expect(line.text.firstMatch(of: words) == nil, "\(line)")
    }
  }

  /// The lines of code below a folder, comments left out.
  private func code(below folder: String) throws -> [Repository.Line] {
    try Repository.lines(below: folder, suffix: ".swift").filter {
      !$0.text.drop { $0 == " " }.hasPrefix("//")
    }
  }
}

import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput

/// The file in which decisions are remembered.
struct DecisionsFile {
  let path: String

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  func read() throws -> Decisions {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw FileProblem(
        path: path, reason: "cannot be read; make one with `perimetry decide --decisions \(path)`")
    }
    return try DecisionsReader.read(data, named: path)
  }

  /// Whole or not at all.
  func write(_ decisions: Decisions) throws {
    let text = try DecisionsDocument(decisions).text
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileProblem(path: path, reason: "cannot be written: \(Console.text(of: error))")
    }
  }
}

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
      throw FileProblem(path: path, reason: "cannot be written: \(remedy(for: error))")
    }
  }

  private func remedy(for error: any Error) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path(percentEncoded: false)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { return "there is no folder \(folder); make it, or name another file" }
    if !FileManager.default.isWritableFile(atPath: folder) {
      return "nothing may be written to the folder \(folder); change that, or name another file"
    }
    return Console.text(of: error)
  }
}

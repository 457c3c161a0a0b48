import Foundation

/// The package's own files, read from where this test was compiled.
struct Repository {
  struct Line: CustomStringConvertible {
    let file: String
    let number: Int
    let text: String

    var description: String { "\(file):\(number): \(text.trimmingCharacters(in: .whitespaces))" }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Lines of every text file below the folders, hidden files and folders left out; a file may stand for a folder.
  static func lines(below folders: String..., suffix: String = "") throws -> [Line] {
    var lines: [Line] = []
    for path in try folders.flatMap(files).sorted() where path.hasSuffix(suffix) {
      let data = try Data(contentsOf: root.appending(path: path))
      guard let text = String(data: data, encoding: .utf8) else { continue }
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        lines.append(Line(file: path, number: index + 1, text: String(part)))
      }
    }
    return lines
  }

  /// Names of the folders within a folder.
  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { try !$0.hasPrefix(".") && isFolder("\(folder)/\($0)") }.sorted()
  }

  private static func files(below path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: root.appending(path: path).path) else { return [] }
    guard try isFolder(path) else { return [path] }
    return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)
      .filter { !$0.hasPrefix(".") && $0 != "__pycache__" }
      .flatMap { try files(below: "\(path)/\($0)") }
  }

  private static func isFolder(_ path: String) throws -> Bool {
    let values = try root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
    return values.isDirectory ?? false
  }
}

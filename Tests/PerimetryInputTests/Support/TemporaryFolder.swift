import Foundation
import PerimetryModel

@testable import PerimetryInput

/// A folder of its own for a test, gone afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
    path = base + "/perimetry-input-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      print("left behind: \(path): \(error)")
    }
  }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> ArchiveFile {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return ArchiveFile(path: name, absolutePath: url.path, size: 0, modified: 0)
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> ArchiveFile {
    try write(Array(text.utf8), to: name)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  func list(_ inputs: String...) -> ArchiveListing {
    ArchiveListing(inputs, workingDirectory: path)
  }
}

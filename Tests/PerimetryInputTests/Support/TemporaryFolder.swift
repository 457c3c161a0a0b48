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

  func makePipe(_ name: String) throws {
    try makeParent(of: name)
    if mkfifo(path + "/" + name, 0o600) != 0 { throw CocoaError(.fileWriteUnknown) }
  }

  /// A socket's name stays when nobody listens any more.
  func makeSocket(_ name: String) throws {
    #if os(Linux)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array((path + "/" + name).utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes.prefix($0.count - 1)) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if result != 0 { throw CocoaError(.fileWriteUnknown) }
  }

  private func makeParent(of name: String) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path + "/" + name).deletingLastPathComponent(),
      withIntermediateDirectories: true)
  }

  func list(_ inputs: String...) -> ArchiveListing {
    ArchiveListing(inputs, workingDirectory: path)
  }
}

import ArgumentParser
import Foundation

/// Where a result goes that is written piece by piece.
struct FileTarget: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file, whole or not at all, instead of to standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func validate() throws {
    if force && output == nil {
      throw ValidationError("--force: name the file to replace with --output.")
    }
    for (end, packer) in [(".gz", "gzip"), (".zst", "zstd")] where output?.hasSuffix(end) == true {
      throw ValidationError(
        "--output \(output ?? ""): it is written as it is; leave --output out and pipe it through `\(packer)`."
      )
    }
  }

  /// What the target goes by in messages.
  var name: String { output ?? "standard output" }

  /// - Throws: ``FileProblem`` where the file is there already, or there is no folder for it.
  func check() throws {
    guard let output else { return }
    let folder = URL(fileURLWithPath: output).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) {
      throw FileProblem(path: output, reason: "there is no folder \(folder); make it first")
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) {
      if isFolder.boolValue { throw FileProblem(path: output, reason: "is a folder; name a file") }
      if !force {
        throw FileProblem(path: output, reason: "is there; name another file, or say --force")
      }
    }
  }

  /// - Parameter body: given what writes a piece; where it throws, nothing is changed.
  func write(_ body: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    guard let output else {
      try body { piece in try Console.write(String(decoding: piece, as: UTF8.self)) }
      return
    }
    let target = URL(fileURLWithPath: output)
    let partial = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    do {
      try Data().write(to: partial, options: .withoutOverwriting)
      let handle = try FileHandle(forWritingTo: partial)
      try body { piece in try handle.write(contentsOf: Data(piece)) }
      try handle.synchronize()
      try handle.close()
      if rename(partial.path, target.path) != 0 {
        throw FileProblem(path: output, reason: String(cString: strerror(errno)))
      }
    } catch let error as CocoaError {
      _ = Result { try FileManager.default.removeItem(at: partial) }
      throw FileProblem(
        path: output, reason: "cannot be written: \(Console.text(of: error)); nothing was changed")
    } catch {
      _ = Result { try FileManager.default.removeItem(at: partial) }
      throw error
    }
  }
}

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
    if output == "" { throw ValidationError("--output: name a file, or - for standard output.") }
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
  var name: String { file ?? "standard output" }

  /// `nil` for standard output.
  private var file: String? { output == "-" ? nil : output }

  /// - Throws: ``FileProblem`` where something is there already, or there is no folder for it.
  func check() throws {
    guard let file else { return }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) {
      throw FileProblem(path: file, reason: "there is no folder \(folder); make it first")
    }
    guard FileManager.default.fileExists(atPath: file) else { return }
    let kind = try FileManager.default.attributesOfItem(atPath: target(file).path)[.type]
    if kind as? FileAttributeType != .typeRegular {
      throw FileProblem(
        path: file,
        reason:
          "is no file that could be replaced; leave --output out and lead standard output there")
    }
    if !force {
      throw FileProblem(path: file, reason: "is there; name another file, or say --force")
    }
  }

  /// Where links lead.
  private func target(_ file: String) -> URL {
    URL(fileURLWithPath: file).resolvingSymlinksInPath()
  }

  /// - Parameter body: given what writes a piece; where it throws, nothing is changed.
  func write(_ body: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    guard let file else {
      try body { piece in try Console.write(String(decoding: piece, as: UTF8.self)) }
      return
    }
    let target = target(file)
    let partial = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    let handle: FileHandle
    do {
      try Data().write(to: partial, options: .withoutOverwriting)
      handle = try FileHandle(forWritingTo: partial)
    } catch {
      throw FileProblem(path: file, reason: "cannot be written in its folder; nothing was changed")
    }
    do {
      try body { piece in
        do { try handle.write(contentsOf: Data(piece)) } catch {
          throw FileProblem(
            path: file,
            reason: "cannot be written to its end; is the disk full? Nothing was changed")
        }
      }
      try handle.synchronize()
      try handle.close()
      if rename(partial.path, target.path) != 0 {
        throw FileProblem(path: file, reason: String(cString: strerror(errno)))
      }
    } catch {
      _ = Result { try FileManager.default.removeItem(at: partial) }
      throw error
    }
  }
}

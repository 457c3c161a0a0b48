import Foundation

/// A fresh folder to run the built program in, with an environment of nothing but what is stated; gone with the test.
final class Sandbox {
  let folder: URL
  /// Where the program puts temporary files.
  let temporary: URL
  private let outputs: URL
  private let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appending(path: "perimetry-e2e-\(UUID().uuidString)", directoryHint: .isDirectory)
    folder = root.appending(path: "work", directoryHint: .isDirectory)
    temporary = root.appending(path: "temporary", directoryHint: .isDirectory)
    outputs = root.appending(path: "outputs", directoryHint: .isDirectory)
    for folder in [folder, temporary, outputs] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { _ = Result { try FileManager.default.removeItem(at: root) } }

  /// Runs `perimetry`.
  @discardableResult
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment)
  }

  @discardableResult
  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(
      [Package.product("perimetry")] + arguments, input: Data(input.utf8), environment: environment)
  }

  /// Runs a line of shell, in which `perimetry` is the program.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
    try start(
      ["/bin/sh", "-c", "perimetry() { '\(Package.product("perimetry"))' \"$@\"; }\n" + line],
      environment: environment)
  }

  func start(
    _ words: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Outcome {
    let files = ["in", "out", "err"].map { outputs.appending(path: "\(UUID().uuidString).\($0)") }
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path(percentEncoded: false),
      "TMPDIR": temporary.path(percentEncoded: false), "LC_ALL": "C.UTF-8",
    ].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try Data(contentsOf: files[1]),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: name), withIntermediateDirectories: true)
  }

  func names(in folder: URL? = nil) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: (folder ?? self.folder).path(percentEncoded: false)
    ).sorted()
  }

  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
}

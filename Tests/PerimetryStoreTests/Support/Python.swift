import Foundation

/// Another program that knows SQLite: the sqlite3 module of Python.
enum Python {
  static let isPresent: Bool = {
    do { return try run("import sqlite3") == "" } catch { return false }
  }()

  /// - Returns: standard output, without the last line break.
  static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = try start(script, arguments)
    let output = process.output.readDataToEndOfFile()
    process.process.waitUntilExit()
    guard process.process.terminationStatus == 0 else { throw Failure() }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  struct Failure: Error {}

  /// Starts a script that goes on until its input is closed.
  static func start(
    _ script: String, _ arguments: [String]
  ) throws -> (process: Process, input: FileHandle, output: FileHandle) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    return (process, input.fileHandleForWriting, output.fileHandleForReading)
  }
}

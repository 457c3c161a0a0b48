import Foundation

/// Packs with the system's gzip, which shares no code with the reader's loop.
enum Gzip {
  struct Failure: Error {
    var status: Int32
  }

  /// - Parameter level: from `-1`, quick, to `-9`, small.
  static func member(_ text: String, level: String = "-6") throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "text")
    let output = folder.path + "/text.gz"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "gzip -c \"$1\" \"$2\" > \"$3\"", "sh", level, file.absolutePath, output,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return Array(try Data(contentsOf: URL(fileURLWithPath: output)))
  }
}

import Foundation

/// Programs outside the project that some tests ask for a second opinion.
enum Tool {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let validators = package.deletingLastPathComponent().appending(path: "shared/validators")

  /// The virtual environment with the packages the validators need.
  static let environment =
    ProcessInfo.processInfo.environment["VALIDATORS_VENV"] ?? "/tmp/validators-venv"

  /// The virtual environment with the Azure CLI, which is large: 95 s to install.
  static let azureCLI =
    ProcessInfo.processInfo.environment["AZURE_CLI_VENV"] ?? "/tmp/azure-cli-venv"

  /// A Python that has jsonschema and referencing.
  static let python: String? = [environment + "/bin/python", "python3"].first {
    succeeds([$0, "-c", "import jsonschema, referencing"])
  }

  static func run(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    var variables = ProcessInfo.processInfo.environment
    variables["VALIDATORS_VENV"] = environment
    process.environment = variables
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  static func succeeds(_ words: [String]) -> Bool {
    do { return try run(words).status == 0 } catch { return false }
  }

  /// A new directory, gone when the work is done.
  static func inTemporaryDirectory<T>(_ work: (URL) throws -> T) throws -> T {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "perimetry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let result = Result { try work(directory) }
    try FileManager.default.removeItem(at: directory)
    return try result.get()
  }
}

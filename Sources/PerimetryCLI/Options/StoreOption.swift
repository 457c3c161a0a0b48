import ArgumentParser
import Foundation
import PerimetryStore

struct StoreOption: ParsableArguments {
  static let defaultPath = "perimetry.db"

  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The store, an SQLite file.",
      discussion:
        "Without it the environment variable PERIMETRY_STORE counts, then perimetry.db here.",
      valueName: "file"),
    completion: .file(extensions: ["db"]))
  var named: String?

  var path: String {
    if let named { return named }
    let variable = ProcessInfo.processInfo.environment["PERIMETRY_STORE"] ?? ""
    return variable.isEmpty ? StoreOption.defaultPath : variable
  }

  func validate() throws { try StoreOption.check(path) }

  /// A store is a file: what SQLite takes for something else would be gone when the program ends.
  static func check(_ path: String) throws {
    if path.isEmpty || path == ":memory:" || path.hasPrefix("file:") {
      throw ValidationError(
        "--store '\(path)': name a file; without the option it is \(defaultPath).")
    }
  }

  func open(_ access: Store.Access) throws -> Store { try Store(path: path, access: access) }
}

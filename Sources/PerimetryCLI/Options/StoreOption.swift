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

  func open(_ access: Store.Access) throws -> Store { try Store(path: path, access: access) }
}

import Foundation

/// The package under test: its sources, and what was built of it.
enum Package {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Those that this build can read in full.
  static let samples =
    ["aggregated-counts", "clean-and-ready", "hostile-input", "outbound"]
    + (readsGzip ? ["learning-with-blockers", "two-routes", "every-shape"] : [])

  /// Whether gzip is built into the program.
  static let readsGzip: Bool = {
    do { return try !Sandbox().run("--version").text.contains("gzip: not built in") } catch {
      return false
    }
  }()

  /// Whether zip, tar and the like are built in, and there is something to pack with.
  static let readsContainers: Bool = {
    do {
      return try has("python3")
        && !Sandbox().run("--version").text.contains("lz4: not built in")
    } catch {
      return false
    }
  }()

  static func sample(_ name: String) -> String { path("SampleLogs/\(name)") }

  static func path(_ name: String) -> String {
    root.appending(path: name).path(percentEncoded: false)
  }

  /// Products lie beside the bundle of the tests, wherever that was built, or in the folder that PERIMETRY_PRODUCTS names:
  /// what users run is faster than what is built for tests.
  static func product(_ name: String) -> String {
    let named = ProcessInfo.processInfo.environment["PERIMETRY_PRODUCTS"]
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let beside =
      bundles.map { $0.deletingLastPathComponent() }
      + [
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
        root.appending(path: ".build/debug"),
      ]
    let places = named.map { [URL(filePath: $0)] } ?? beside
    let files = places.map { $0.appending(path: name).path(percentEncoded: false) }
    guard let file = files.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      preconditionFailure("\(name) was not built: looked in \(files)")
    }
    return file
  }

  /// Whether a program is on the path the tests run with.
  static func has(_ program: String) -> Bool {
    ["/usr/local/bin", "/usr/bin", "/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}

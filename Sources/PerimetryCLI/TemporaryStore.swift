import Foundation

/// A store for one run, in a folder of its own that goes with it.
struct TemporaryStore {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("perimetry-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw FileProblem(
        path: folder.path, reason: "no temporary store can be made; name one with --store")
    }
  }

  var path: String { folder.appendingPathComponent("store.db").path }

  /// A folder that cannot be removed is no reason to fail: the system cleans its temporary folder.
  func remove() { _ = Result { try FileManager.default.removeItem(at: folder) } }
}

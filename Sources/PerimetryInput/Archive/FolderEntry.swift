import Foundation

/// What a name in a folder stands for, links followed.
struct FolderEntry {
  enum Kind { case file, folder, missing }

  var name: String
  var kind: Kind

  /// The entries of a folder in byte order of their names, without the hidden ones. Foundation's own listing asks
  /// the system several times a name, which is felt with archives of ten thousand hours.
  /// - Parameter name: what a message calls the folder.
  static func list(_ folder: String, named name: String) throws(InputError) -> [FolderEntry] {
    guard let stream = opendir(folder) else {
      throw .unreadable(path: name, reason: FileSource.reason(errno))
    }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let record = readdir(stream) {
      let name = withUnsafePointer(to: &record.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let kind: Kind =
        switch Int32(record.pointee.d_type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        default: self.kind(of: folder + "/" + name)
        }
      entries.append(FolderEntry(name: name, kind: kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  static func kind(of path: String) -> Kind {
    var info = stat()
    guard stat(path, &info) == 0 else { return .missing }
    return info.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// Tells folders apart whatever they are called; `nil` where the path leads nowhere.
  static func identity(of path: String) -> Identity? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return Identity(info)
  }

  /// A file or folder itself, by whatever name.
  struct Identity: Hashable {
    private var device: UInt64
    private var number: UInt64

    init(_ info: stat) {
      device = UInt64(truncatingIfNeeded: info.st_dev)
      number = UInt64(truncatingIfNeeded: info.st_ino)
    }
  }
}

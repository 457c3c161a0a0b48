import Foundation

/// An open folder. Everything in it is reached by its descriptor: Foundation asks the system several times a name, each
/// time by the whole path, which is felt with archives of ten thousand hours.
final class Folder {
  private let stream: OpaqueStream
  let identity: FolderEntry.Identity

  #if os(macOS)
    private typealias OpaqueStream = UnsafeMutablePointer<DIR>
  #else
    private typealias OpaqueStream = OpaquePointer
  #endif

  /// - Parameters:
  ///   - parent: the folder that holds this one; `nil` where `path` stands for itself.
  ///   - name: what a message calls the folder.
  init(_ path: String, in parent: Folder?, named name: String) throws(InputError) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let descriptor = parent.map { openat(dirfd($0.stream), path, flags) } ?? open(path, flags)
    var info = stat()
    guard descriptor >= 0, fstat(descriptor, &info) == 0, let stream = fdopendir(descriptor) else {
      let reason = FileSource.reason(errno)
      if descriptor >= 0 { close(descriptor) }
      throw .unreadable(path: name, reason: reason)
    }
    self.stream = stream
    identity = FolderEntry.Identity(info)
  }

  deinit { closedir(stream) }

  /// In byte order of their names, without the hidden ones.
  func entries() -> [FolderEntry] {
    var entries: [FolderEntry] = []
    while let record = readdir(stream) {
      let name = withUnsafePointer(to: &record.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name.utf8.first == UInt8(ascii: ".") { continue }
      let isFolder = Int32(record.pointee.d_type) == Int32(DT_DIR)
      entries.append(FolderEntry(name: name, kind: isFolder ? .folder : kind(of: name)))
    }
    return entries.count < 2
      ? entries : entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func kind(of name: String) -> FolderEntry.Kind {
    var info = stat()
    guard fstatat(dirfd(stream), name, &info, 0) == 0 else { return .missing }
    return info.st_mode & S_IFMT == S_IFDIR ? .folder : .file(info)
  }
}

import Foundation
import PerimetryModel

/// Finds the files of an archive: folders are walked, patterns expanded, and every file is listed once.
public struct ArchiveListing: Sendable {
  /// Ordered by path within each input, inputs as given.
  public private(set) var files: [ArchiveFile] = []
  /// Inputs and folders that could not be read, in the order they were met.
  public private(set) var failures: [InputError] = []

  /// Where in ``files`` each file stands, whatever its names.
  private var listed: [FolderEntry.Identity: Int] = [:]
  /// Folders, whatever their names.
  private var walked: Set<FolderEntry.Identity> = []
  private let excluded: Set<String>

  /// - Parameters:
  ///   - inputs: files, folders, patterns with `*`, `?`, `[…]`, or `-` for standard input.
  ///   - workingDirectory: the folder that relative paths start from.
  ///   - excluding: absolute paths that are never listed, such as the store's own.
  public init(_ inputs: [String], workingDirectory: String, excluding: [String] = []) {
    excluded = Set(excluding)
    for input in inputs {
      if input != "-" {
        add(input, in: workingDirectory, mayBePattern: true)
      } else if !files.contains(.standardInput) {
        files.append(.standardInput)
      }
    }
  }

  private mutating func add(_ input: String, in directory: String, mayBePattern: Bool) {
    let path = ArchiveListing.trimmed(input)
    if path.isEmpty {
      failures.append(.notFound(path: "''"))
      return
    }
    switch FolderEntry.kind(of: ArchiveListing.absolute(path, in: directory)) {
    case .folder:
      let before = failures.count
      let absolute = ArchiveListing.absolute(path, in: directory)
      if !walk(path, absolute, open: absolute, in: nil) && failures.count == before {
        failures.append(.emptyFolder(path: path))
      }
    case .file(let info):
      if let problem = FileType(info).whyUnreadable {
        failures.append(.unreadable(path: path, reason: problem))
      } else {
        addFile(path, ArchiveListing.absolute(path, in: directory), info, isNamed: true)
      }
    case .missing:
      // A match that is missing is a link that leads nowhere.
      let matches = mayBePattern ? ArchiveListing.matches(of: path, in: directory) : []
      if matches.isEmpty {
        let isPattern = mayBePattern && path.contains { "*?[".contains($0) }
        failures.append(isPattern ? .noMatch(pattern: path) : .notFound(path: path))
      }
      for match in matches { add(match, in: directory, mayBePattern: false) }
    }
  }

  /// Files in byte order of their names; hidden files and folders, pipes, sockets and devices are left out. A folder is walked once, however
  /// many links lead to it.
  /// - Parameters:
  ///   - name: the folder's name for the system, seen from `parent`.
  /// - Returns: whether there is a file in it, or it was walked before.
  private mutating func walk(
    _ path: String, _ absolute: String, open name: String, in parent: Folder?
  ) -> Bool {
    do throws(InputError) {
      let folder = try Folder(name, in: parent, named: path)
      guard walked.insert(folder.identity).inserted else { return true }
      var entries = folder.entries()
      guard JobOutput.isFinished(entries) else { throw .unfinishedFolder(path: path) }
      JobOutput.removeMarks(from: &entries)
      var holdsFile = false
      for entry in entries {
        let child = ArchiveListing.child(entry.name, of: path)
        let absoluteChild = ArchiveListing.child(entry.name, of: absolute)
        switch entry.kind {
        case .folder:
          if walk(child, absoluteChild, open: entry.name, in: folder) { holdsFile = true }
        case .file(let info) where FileType(info) != .regular:
          // A pipe or a device that lies about in an archive is none of its files, and opening it can do harm.
          break
        case .file(let info):
          if addFile(child, absoluteChild, info, isNamed: false) { holdsFile = true }
        case .missing: failures.append(.notFound(path: child))
        }
      }
      return holdsFile
    } catch {
      failures.append(error)
      return false
    }
  }

  /// - Returns: whether the file belongs to the archive.
  @discardableResult
  private mutating func addFile(
    _ path: String, _ absolute: String, _ info: stat, isNamed: Bool
  ) -> Bool {
    if excluded.contains(absolute) { return false }
    let identity = FolderEntry.Identity(info)
    if let index = listed[identity] {
      if isNamed { files[index].isNamed = true }
      return true
    }
    listed[identity] = files.count
    #if os(macOS)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    files.append(
      ArchiveFile(
        path: path, absolutePath: absolute, size: Int64(info.st_size),
        modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec), isNamed: isNamed))
    return true
  }

  private static func child(_ name: String, of folder: String) -> String {
    switch folder {
    case ".": name
    case "/": "/" + name
    default: folder + "/" + name
    }
  }

  private static func matches(of pattern: String, in directory: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    let base = absolute("", in: directory)
    // What looks like a pattern in the folder's own name is none.
    let literal = base.reduce(into: "") { $0 += "\\*?[".contains($1) ? "\\\($1)" : "\($1)" }
    let whole = pattern.hasPrefix("/") ? pattern : literal + pattern
    guard glob(whole, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }.map { !pattern.hasPrefix("/") && $0.hasPrefix(base) ? String($0.dropFirst(base.count)) : $0 }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.hasPrefix("./") && path.count > 2 { path.removeFirst(2) }
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The folder with a trailing slash for an empty path.
  static func absolute(_ path: String, in directory: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "." { return directory }
    return directory.hasSuffix("/") ? directory + path : directory + "/" + path
  }
}

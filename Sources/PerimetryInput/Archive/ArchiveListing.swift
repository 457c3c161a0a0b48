import Foundation
import PerimetryModel

/// Finds the files of an archive: folders are walked, patterns expanded, and every file is listed once.
public struct ArchiveListing: Sendable {
  /// Ordered by path within each input, inputs as given.
  public private(set) var files: [ArchiveFile] = []
  /// Inputs and folders that could not be read, in the order they were met.
  public private(set) var failures: [InputError] = []

  private var seen: Set<String> = []
  private let excluded: Set<String>

  /// - Parameters:
  ///   - inputs: files, folders, patterns with `*`, `?`, `[…]`, or `-` for standard input.
  ///   - workingDirectory: the folder that relative paths start from.
  ///   - excluding: absolute paths that are never listed, such as the store's own.
  public init(_ inputs: [String], workingDirectory: String, excluding: [String] = []) {
    excluded = Set(excluding)
    for input in inputs { add(input, in: workingDirectory) }
  }

  private mutating func add(_ input: String, in directory: String) {
    if input == "-" {
      if seen.insert("-").inserted { files.append(.standardInput) }
      return
    }
    let path = ArchiveListing.trimmed(input)
    switch FolderEntry.kind(of: ArchiveListing.absolute(path, in: directory)) {
    case .folder:
      let before = files.count + failures.count
      walk(path, in: directory, ancestors: [])
      if files.count + failures.count == before { failures.append(.emptyFolder(path: path)) }
    case .file: addFile(path, in: directory, isNamed: true)
    case .missing:
      let matches = ArchiveListing.matches(of: path, in: directory)
      if matches.isEmpty {
        let isPattern = path.contains { "*?[".contains($0) }
        failures.append(isPattern ? .noMatch(pattern: path) : .notFound(path: path))
      }
      for match in matches { add(match, in: directory) }
    }
  }

  /// Files in byte order of their names; hidden files and folders are left out. A folder that holds itself through a
  /// link is walked once.
  private mutating func walk(
    _ path: String, in directory: String, ancestors: [FolderEntry.Identity]
  ) {
    let absolute = ArchiveListing.absolute(path, in: directory)
    guard let identity = FolderEntry.identity(of: absolute), !ancestors.contains(identity) else {
      return
    }
    do throws(InputError) {
      for entry in try FolderEntry.list(absolute) {
        let child = path == "/" ? "/" + entry.name : path + "/" + entry.name
        switch entry.kind {
        case .folder: walk(child, in: directory, ancestors: ancestors + [identity])
        case .file: addFile(child, in: directory, isNamed: false)
        case .missing: failures.append(.notFound(path: child))
        }
      }
    } catch {
      failures.append(error)
    }
  }

  private mutating func addFile(_ path: String, in directory: String, isNamed: Bool) {
    let absolute = ArchiveListing.absolute(path, in: directory)
    guard !excluded.contains(absolute), seen.insert(absolute).inserted else { return }
    var info = stat()
    guard stat(absolute, &info) == 0 else {
      failures.append(.unreadable(path: path, reason: FileSource.reason(errno)))
      return
    }
    #if os(macOS)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    files.append(
      ArchiveFile(
        path: path, absolutePath: absolute, size: Int64(info.st_size),
        modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec), isNamed: isNamed))
  }

  private static func matches(of pattern: String, in directory: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    let base = absolute("", in: directory)
    guard glob(absolute(pattern, in: directory), 0, nil, &result) == 0 else { return [] }
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
    return directory.hasSuffix("/") ? directory + path : directory + "/" + path
  }
}

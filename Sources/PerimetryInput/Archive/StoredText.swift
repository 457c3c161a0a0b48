import Foundation
import PerimetryModel

/// A text that was read once, found again by the path under which the store remembers it.
struct StoredText {
  let path: String
  private let unpacking = Unpacking()
  private let meter = UnpackingMeter(.none)

  init(path: String) { self.path = path }

  /// Calls `body` with the text's bytes until it returns a value: a container may hold several entries of one name.
  func first<Value>(
    _ body: (any ByteSource) throws(InputError) -> Value?
  ) throws(InputError) -> Value? {
    if FileManager.default.fileExists(atPath: path) {
      let content = try open(path)
      return content.container == nil ? try body(content.source) : nil
    }
    for (container, entry) in EntryName.cuts(of: path)
    where FileManager.default.fileExists(atPath: container) {
      return try first(named: entry, in: try open(container), of: container, depth: 0, body)
    }
    // The system's word on why it is not there.
    _ = try open(path)
    return nil
  }

  private func open(_ path: String) throws(InputError) -> Unpacking.Content {
    var info = stat()
    if stat(path, &info) == 0, FileType(info) == .pipe {
      throw .unreadable(path: path, reason: "it came by a named pipe and was not kept")
    }
    let file = ArchiveFile(path: path, absolutePath: path, size: 0, modified: 0)
    return try unpacking.open(FileSource(file), path: path, meter: meter)
  }

  private func first<Value>(
    named name: String, in content: Unpacking.Content, of path: String, depth: Int,
    _ body: (any ByteSource) throws(InputError) -> Value?
  ) throws(InputError) -> Value? {
    guard let format = content.container else { return nil }
    let file = ArchiveFile(path: path, absolutePath: path, size: 0, modified: 0)
    let container = try Container(
      content, format: format, file: file, depth: depth, meter: meter, unpacking: unpacking)
    while let entry = try container.next() {
      let rest = EntryName.rest(of: name, below: entry.header.name)
      if rest == nil && entry.header.name != name { continue }
      let inner = try container.open(entry)
      if inner.container == nil {
        if let value = try body(inner.source) { return value }
      } else if let rest {
        let value = try first(
          named: rest, in: inner, of: entry.file.path, depth: depth + 1, body)
        if let value { return value }
      }
    }
    if let failure = container.archive.failure(of: path) { throw failure }
    return nil
  }
}

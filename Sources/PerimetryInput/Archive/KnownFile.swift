import Foundation
import PerimetryModel

/// Recognises files that were read before.
public enum KnownFile {
  /// Whether a file starts, and goes on before the mark, as the one did that the mark was made in.
  public static func holds(_ mark: ReadingMark, at path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return false }
    defer { close(descriptor) }
    return surroundings(of: mark, in: descriptor) != nil
  }

  /// The file on disk that a name is of, or that holds the entry of this name; `nil` where it is gone.
  public static func onDisk(_ name: String) -> String? {
    ([name] + EntryName.cuts(of: name).map(\.container)).first {
      var info = stat()
      return stat($0, &info) == 0 && FileType(info) == .regular
    }
  }

  /// Whether two paths say the same of records that say too little of themselves.
  public static func haveSameHints(_ a: String, _ b: String) -> Bool {
    PathHints(path: a) == PathHints(path: b)
  }

  /// The bytes that the mark's hashes cover, if they are still there.
  static func surroundings(
    of mark: ReadingMark, in descriptor: Int32
  ) -> (head: [UInt8], tail: [UInt8])? {
    var info = stat()
    guard fstat(descriptor, &info) == 0, FileType(info) == .regular,
      Int64(info.st_size) >= mark.offset, mark.offset > 0
    else { return nil }
    let count = ReadingMark.span(at: mark.offset)
    guard let head = bytes(of: descriptor, at: 0, count),
      let tail = bytes(of: descriptor, at: mark.offset - Int64(count), count)
    else { return nil }
    let found = head.withUnsafeBytes { head in
      tail.withUnsafeBytes { ReadingMark(offset: mark.offset, head: head, tail: $0) }
    }
    return found == mark ? (head, tail) : nil
  }

  private static func bytes(of descriptor: Int32, at offset: Int64, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(descriptor, &bytes, count, off_t(offset)) == count ? bytes : nil
  }
}

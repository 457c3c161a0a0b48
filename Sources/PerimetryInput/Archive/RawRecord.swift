import Foundation
import PerimetryModel

/// The raw bytes of a record, read back from its file to show what a claim rests on.
public enum RawRecord {
  public enum Failure: Error, Hashable, Sendable {
    case gone(reason: String)
    /// The file ends before the place, or holds something else there now.
    case changed
  }

  /// A record read back.
  public struct Reading: Hashable, Sendable {
    public var bytes: [UInt8]
    /// Why nobody can tell whether the bytes still are the record; `nil` where they are.
    public var doubt: String?
  }

  /// Reads the record at a place and makes sure that it still is the one that was ingested.
  /// Linear in the offset for a gzip file, and in the file for rows, which mean nothing without their heading.
  public static func read(_ evidence: Evidence, at path: String) throws(Failure) -> Reading {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try slice(path, from: evidence.offset, count: Int(evidence.length))
    } catch {
      throw .gone(reason: error.errorDescription ?? "the file cannot be read")
    }
    guard bytes.count == Int(evidence.length) else { throw .changed }
    if holds(evidence.reference, bytes, path: path) { return Reading(bytes: bytes) }
    if bytes.first == UInt8(ascii: "{") { throw .changed }
    let found: [UInt8]?
    do throws(InputError) {
      found = try RowSearch(evidence, path: path).run()
    } catch {
      return Reading(bytes: bytes, doubt: error.errorDescription)
    }
    guard let found else { throw .changed }
    let isReadable = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    return Reading(bytes: isReadable ? bytes : found)
  }

  private static func slice(
    _ path: String, from offset: Int64, count: Int
  ) throws(InputError) -> [UInt8] {
    let file = ArchiveFile(path: path, absolutePath: path, size: 0, modified: 0)
    let (source, _) = try Unpacking.open(FileSource(file), path: path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var skip = offset
    var result: [UInt8] = []
    while result.count < count {
      let read = try source.read(into: buffer)
      if read == 0 { break }
      let start = Int(min(skip, Int64(read)))
      skip -= Int64(start)
      result += buffer[start..<read].prefix(count - result.count)
    }
    return result
  }

  private static func holds(
    _ reference: RecordReference, _ bytes: [UInt8], path: String
  ) -> Bool {
    let decoder = RecordDecoder<BuiltInJSONParser>(
      frame: .init(file: 0, path: path, hints: PathHints(path: path)))
    let padded = bytes + [UInt8](repeating: 0, count: BuiltInJSONParser.padding)
    padded.withUnsafeBufferPointer { buffer in
      decoder.decode(
        UnsafeBufferPointer(rebasing: buffer[..<bytes.count]), at: 0, isLast: false)
    }
    return decoder.takeBatch().occurrences.contains {
      $0.time.milliseconds == reference.milliseconds && $0.key == reference.key
    }
  }
}

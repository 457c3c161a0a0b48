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
  /// Linear in the offset for a compressed file, in what stands before an entry of a container, and in the file for rows,
  /// which mean nothing without their heading.
  /// - Parameter path: absolute, as the store remembers it.
  public static func read(_ evidence: Evidence, at path: String) throws(Failure) -> Reading {
    // The bytes at the place, and whether they say themselves that they are the record.
    var raw: [UInt8]?
    let found: [UInt8]?
    do throws(InputError) {
      found = try StoredText(path: path).first { (source) throws(InputError) -> [UInt8]? in
        let bytes = try slice(source, from: evidence.offset, count: Int(evidence.length))
        let isWhole = bytes.count == Int(evidence.length)
        if isWhole && raw == nil { raw = bytes }
        return isWhole && holds(evidence, bytes, path: path) ? bytes : nil
      }
    } catch {
      throw .gone(reason: error.errorDescription ?? "the file cannot be read")
    }
    if let found { return Reading(bytes: found) }
    // A record that is an object says all there is to say; a row says nothing without its heading.
    guard let raw, raw.first != UInt8(ascii: "{") else { throw .changed }
    let row: [UInt8]?
    do throws(InputError) {
      row = try search(RowSearch(evidence: evidence, path: path))
    } catch {
      return Reading(bytes: raw, doubt: error.errorDescription)
    }
    guard let row else { throw .changed }
    let isReadable = !raw.contains(0) && String(validating: raw, as: UTF8.self) != nil
    return Reading(bytes: isReadable ? raw : row)
  }

  /// What a person said of the times is not remembered, but can be told from the time the record went by.
  private static func search(_ search: RowSearch) throws(InputError) -> [UInt8]? {
    let text = StoredText(path: search.path)
    do throws(InputError) {
      return try text.first { (source) throws(InputError) in try search.run(source) }
    } catch {
      guard case .ambiguousTimes = error else { throw error }
    }
    var search = search
    for order in DateOrder.allCases {
      search.options = ReadingOptions(timeZone: .gmt, dateOrder: order)
      let zone: TimeZone?
      do throws(InputError) {
        zone = try text.first { (source) throws(InputError) in try search.zone(source) }
      } catch {
        // The file's own dates may contradict the order.
        if case .ambiguousTimes = error { continue }
        throw error
      }
      search.options.timeZone = zone
      guard zone != nil else { continue }
      let row = try text.first { (source) throws(InputError) in try search.run(source) }
      if let row { return row }
    }
    return nil
  }

  private static func slice(
    _ source: any ByteSource, from offset: Int64, count: Int
  ) throws(InputError) -> [UInt8] {
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
    _ evidence: Evidence, _ bytes: [UInt8], path: String
  ) -> Bool {
    let decoder = RecordDecoder<BuiltInJSONParser>(
      frame: .init(file: 0, path: path, hints: PathHints(path: path)))
    let padded = bytes + [UInt8](repeating: 0, count: BuiltInJSONParser.padding)
    padded.withUnsafeBufferPointer { buffer in
      decoder.decode(
        UnsafeBufferPointer(rebasing: buffer[..<bytes.count]), at: 0, isLast: false)
    }
    return decoder.takeBatch().occurrences.contains {
      $0.time.milliseconds == evidence.reference.milliseconds
        && $0.key == evidence.reference.key && $0.count == evidence.count
    }
  }
}

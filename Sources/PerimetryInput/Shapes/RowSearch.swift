import Foundation
import PerimetryModel

/// Reads a file again to see whether the record that evidence speaks of is still at its place: a row says nothing without
/// the names of its columns, and a packed message nothing without its block.
struct RowSearch {
  let evidence: Evidence
  let path: String
  var options = ReadingOptions()

  /// Zones are whole quarters of an hour away from UTC, and no further than this.
  private static let quarter: Int64 = 900_000
  private static let furthest: Int64 = 14 * 3_600_000

  /// - Parameter source: the text from its first byte.
  /// - Returns: the record as it was read; `nil` where it is not there.
  /// - Throws: what keeps the file from being read as it was, such as times in need of an option.
  func run(_ source: any ByteSource) throws(InputError) -> [UInt8]? {
    var found: [UInt8]?
    try read(source) { batch, raw in
      if found == nil, batch.contains(where: holds) { found = raw() ?? [] }
    }
    return found
  }

  /// How far from UTC the times of the row at the evidence's place were taken to be; `nil` where no zone makes it the record.
  /// - Parameter source: the text from its first byte, whose times are read as UTC.
  func zone(_ source: any ByteSource) throws(InputError) -> TimeZone? {
    var ahead: Int64?
    try read(source) { batch, _ in
      for occurrence in batch where occurrence.offset == evidence.offset {
        ahead = occurrence.time.milliseconds - evidence.reference.milliseconds
      }
    }
    guard let ahead, ahead % RowSearch.quarter == 0, abs(ahead) <= RowSearch.furthest else {
      return nil
    }
    return TimeZone(secondsFromGMT: Int(ahead / 1000))
  }

  /// - Parameter body: gets the records of a batch, and what the last of them was read from.
  private func read(
    _ source: any ByteSource,
    _ body: @escaping ([RecordOccurrence], _ raw: () -> [UInt8]?) -> Void
  ) throws(InputError) {
    let buffer = TextBuffer(padding: BuiltInJSONParser.padding)
    buffer.open(source)
    let decoder = RecordDecoder<BuiltInJSONParser>(
      frame: .init(file: 0, path: path, hints: PathHints(path: path)))
    let reader = TextReader(
      buffer: buffer, decoder: decoder, limits: RecordLimits(), options: options,
      checkpoint: { () throws(InputError) in
        body(decoder.takeBatch().occurrences) { decoder.span.map { Array($0.raw) } }
      })
    _ = try reader.read(path: path)
    body(decoder.takeBatch().occurrences) { nil }
  }

  private func holds(_ occurrence: RecordOccurrence) -> Bool {
    occurrence.offset == evidence.offset && occurrence.key == evidence.reference.key
      && occurrence.time.milliseconds == evidence.reference.milliseconds
      && occurrence.count == evidence.count
  }
}

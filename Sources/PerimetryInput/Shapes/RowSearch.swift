import PerimetryModel

/// Reads a file again to see whether the record that evidence speaks of is still at its place: a row says nothing without
/// the names of its columns, and a packed message nothing without its block.
struct RowSearch {
  private let evidence: Evidence
  private let path: String

  init(_ evidence: Evidence, path: String) {
    self.evidence = evidence
    self.path = path
  }

  /// - Parameter source: the text from its first byte.
  /// - Returns: the record as it was read; `nil` where it is not there.
  /// - Throws: what keeps the file from being read as it was, such as times in need of an option.
  func run(_ source: any ByteSource) throws(InputError) -> [UInt8]? {
    let buffer = TextBuffer(padding: BuiltInJSONParser.padding)
    buffer.open(source)
    let decoder = RecordDecoder<BuiltInJSONParser>(
      frame: .init(file: 0, path: path, hints: PathHints(path: path)))
    var found: [UInt8]?
    let reader = TextReader(
      buffer: buffer, decoder: decoder, limits: RecordLimits(),
      checkpoint: { () throws(InputError) in
        if found == nil, holds(decoder.takeBatch()) {
          found = decoder.span.map { Array($0.raw) } ?? []
        }
      })
    _ = try reader.read(path: path)
    if found == nil, holds(decoder.takeBatch()) { found = [] }
    return found
  }

  private func holds(_ batch: RecordBatch) -> Bool {
    batch.occurrences.contains {
      $0.offset == evidence.offset && $0.key == evidence.reference.key
        && $0.time.milliseconds == evidence.reference.milliseconds && $0.count == evidence.count
    }
  }
}

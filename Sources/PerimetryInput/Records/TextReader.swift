import PerimetryModel

/// Reads one text from its first byte to its last: recognises the shape and lets the splitter for it loose.
struct TextReader<Parser: JSONParsing> {
  let buffer: TextBuffer
  let decoder: RecordDecoder<Parser>
  let limits: RecordLimits
  var options = ReadingOptions()
  /// Called now and then, so that batches leave and progress is seen.
  let checkpoint: () throws(InputError) -> Void

  /// Bytes looked at to recognise the shape.
  private static var head: Int { 1 << 16 }

  /// - Parameter path: the name in messages.
  func read(path: String) throws(InputError) -> TextShape {
    while buffer.text.count < Self.head, try buffer.fill() {}
    if buffer.text.isEmpty {
      decoder.note(.emptyFile, at: nil)
      return .lines
    }
    if buffer.text.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.consume(3, as: .framing) }
    guard Magic.container(buffer.text) == nil,
      let shape = options.shape.map(TextShape.init) ?? TextShape.sniff(buffer.text)
    else {
      throw .unknownContent(path: path, looksLike: Magic.describe(buffer.text))
    }
    switch shape {
    case .tables:
      try TableReader(buffer: buffer, decoder: decoder, limits: limits, checkpoint: checkpoint)
        .run(path: path)
    case .csv:
      try CSVReader(
        buffer: buffer, decoder: decoder, limits: limits, options: options, checkpoint: checkpoint
      ).run(path: path)
    case .capture:
      try CaptureReader(buffer: buffer, decoder: decoder, limits: limits, checkpoint: checkpoint)
        .run(path: path)
    case .lines:
      try LineSplitter(buffer: buffer, decoder: decoder, limits: limits, checkpoint: checkpoint)
        .run()
    case .document:
      try DocumentSplitter(buffer: buffer, decoder: decoder, limits: limits, checkpoint: checkpoint)
        .run()
    }
    return shape
  }
}

import PerimetryModel

/// CSV of the portal and of other tools (domain.md §2.7, §2.9): a heading, then a record a row.
///
/// A row that makes no sense costs its first line and no other: a stray quote would else take all lines to the next one
/// with it.
final class CSVReader<Parser: JSONParsing> {
  private let buffer: TextBuffer
  private let decoder: RecordDecoder<Parser>
  private let limits: RecordLimits
  private let options: ReadingOptions
  private let checkpoint: () throws(InputError) -> Void

  private var fields = CSVFields()
  private var row = RowText()
  private var separator = UInt8(ascii: ",")
  private var plan = ColumnPlan([])
  private var times: ColumnTimes?
  private var rows: Int64 = 0
  /// Bytes read once more after a fault, which hostile text would else make many times the text.
  private var repeated: Int64 = 0

  init(
    buffer: TextBuffer, decoder: RecordDecoder<Parser>, limits: RecordLimits,
    options: ReadingOptions, checkpoint: @escaping () throws(InputError) -> Void
  ) {
    self.buffer = buffer
    self.decoder = decoder
    self.limits = limits
    self.options = options
    self.checkpoint = checkpoint
  }

  /// - Throws: ``InputError/missingColumns(path:problem:isForeign:)`` and ``InputError/ambiguousTimes(path:problem:)``.
  func run(path: String) throws(InputError) {
    try readHeading(path: path)
    times = try CSVTimes.decide(
      buffer, plan, separator: separator, options: options, limits: limits, path: path)
    while let extent = try nextRow() {
      switch extent {
      case .whole(let count, let isLast): takeRow(count, isLast: isLast)
      case .open: try takeOpen()
      }
      try checkpoint()
    }
    if CappedRows.looksCapped(rows) { decoder.note(.mayBeCapped, at: nil) }
  }

  private func readHeading(path: String) throws(InputError) {
    _ = try JSONCursor(buffer).peek()
    var index = 0
    var scan = CSVScan(separator: separator)
    var end: Int?
    while true {
      end = scan.advance(over: buffer.text, from: &index)
      if end != nil || index > CSVReader.longestHeading { break }
      if try !buffer.fill() { break }
    }
    let count = min(end ?? buffer.text.count, CSVReader.longestHeading)
    let line = UnsafeBufferPointer(rebasing: buffer.text[..<count])
    separator = CSVHeader.separator(of: line)
    plan = CSVHeader.plan(line, separator)
    if line.dropLast().contains(13), !line.contains(10) {
      throw .missingColumns(
        path: path,
        problem:
          "its lines end in bare carriage returns: write them with line feeds (tr '\\r' '\\n')",
        isForeign: false)
    }
    if let problem = plan.problem(path: path, hints: decoder.frame.hints) { throw problem }
    if !plan.hasCount { decoder.note(.noCount, at: nil) }
    buffer.consume(min(count + 1, buffer.text.count), as: .framing)
    decoder.lacks = plan.lacking(hints: decoder.frame.hints)
  }

  private static var longestHeading: Int { 1 << 20 }

  private enum Extent {
    /// Bytes without the line feed; `isLast` where none follows.
    case whole(Int, isLast: Bool)
    /// A quote is open up to the end of the text or the longest record.
    case open
  }

  private func nextRow() throws(InputError) -> Extent? {
    var scan = CSVScan(separator: separator)
    var index = 0
    while true {
      if let end = scan.advance(over: buffer.text, from: &index) {
        return .whole(end, isLast: false)
      }
      if index > limits.longestRecord { return .open }
      if try buffer.fill() { continue }
      if index == 0 { return nil }
      return scan.isQuoted ? .open : .whole(index, isLast: true)
    }
  }

  private func takeRow(_ count: Int, isLast: Bool) {
    var text = UnsafeBufferPointer(rebasing: buffer.text[..<count])
    while text.last == 13 { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
    // The end of the line.
    let ending = count - text.count + (isLast ? 0 : 1)
    if text.isEmpty {
      buffer.consume(ending, as: .blank)
      return
    }
    if isLast { decoder.note(.openLastRow, at: buffer.offset) }
    fields.read(text, separator: separator)
    if count > limits.longestRecord {
      reject(.tooLong, text)
    } else if fields.count == plan.columns.count {
      rows += 1
      decode(text)
    } else {
      let reason = Reject.Reason.malformed(
        "\(fields.count) fields under \(plan.columns.count) columns")
      if let line = text.firstIndex(of: 10), mayRepeat(count) {
        repeated += Int64(count)
        reject(isLast ? .cutShort : reason, UnsafeBufferPointer(rebasing: text[..<line]))
        buffer.consume(line, as: .records)
        buffer.consume(1, as: .framing)
        return
      }
      reject(isLast ? .cutShort : reason, text)
    }
    buffer.consume(text.count, as: .records)
    buffer.consume(ending, as: .framing)
  }

  private func mayRepeat(_ count: Int) -> Bool {
    repeated + Int64(count) < 2 * buffer.offset + 8 * Int64(limits.longestRecord)
  }

  /// A quote that never closes, or closes further on than a record may reach.
  private func takeOpen() throws(InputError) {
    let text = buffer.text
    if let line = text.firstIndex(of: 10), mayRepeat(text.count) {
      repeated += Int64(text.count)
      reject(
        .malformed("a quote that does not close"), UnsafeBufferPointer(rebasing: text[..<line]))
      buffer.consume(line, as: .records)
      buffer.consume(1, as: .framing)
      return
    }
    let start = buffer.offset
    let raw = Array(text.prefix(Reject.maximumKept))
    let isLong = text.count > limits.longestRecord
    // On with the line behind what was looked at.
    buffer.consume(text.count, as: .records)
    while try buffer.fill() {
      if let line = buffer.text.firstIndex(of: 10) {
        buffer.consume(line + 1, as: .records)
        break
      }
      buffer.consume(buffer.text.count, as: .records)
    }
    decoder.rejectSpan(
      isLong ? .tooLong : .cutShort, offset: start, length: buffer.offset - start, raw: raw)
  }

  private func reject(_ reason: Reject.Reason, _ text: UnsafeBufferPointer<UInt8>) {
    decoder.rejectWhole(reason, text, at: buffer.offset)
  }

  private func decode(_ text: UnsafeBufferPointer<UInt8>) {
    row.begin()
    for (index, column) in plan.columns.enumerated() {
      guard let key = column.key,
        plan.counts(index, isEmpty: { fields[$0].allSatisfy(TextShape.isBlank) })
      else { continue }
      let field = fields[index]
      if column.isTime, let (time, isRepeated) = times?.read(field, in: index) {
        row.append(key: key, text: time.description.utf8)
        if isRepeated { decoder.note(.repeatedHour, at: buffer.offset) }
      } else {
        row.append(key: key, text: field)
      }
    }
    row.end()
    decoder.span = .init(offset: buffer.offset, length: Int64(text.count), raw: text)
    row.withText(padding: Parser.padding) {
      decoder.decode($0, at: buffer.offset, isLast: false, bytes: Int64(text.count))
    }
    decoder.span = nil
  }
}

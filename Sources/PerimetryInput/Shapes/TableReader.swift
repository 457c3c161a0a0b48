import PerimetryModel

/// Replies of query services: `{"tables":[{"columns":…,"rows":…}]}` of Log Analytics, `Tables` of Data Explorer v1, and
/// its v2 array of frames (domain.md §2.5, §2.9). One row is in memory at a time, unless rows stand before their columns.
final class TableReader<Parser: JSONParsing> {
  private let cursor: JSONCursor
  private let buffer: TextBuffer
  private let decoder: RecordDecoder<Parser>
  private let limits: RecordLimits
  private let checkpoint: () throws(InputError) -> Void
  private let parser = Parser()

  private var row = RowText()
  private var values = RowValues()
  /// Of the table under way, or of the latest header frame.
  private var plan: ColumnPlan?
  /// `TableKind` of the table under way, in lower case.
  private var kind: String?
  /// Why the first table that held anything could not be used.
  private var problem: InputError?
  private var hasUsedTable = false
  /// Whether there was a list of tables, if an empty one.
  private var hasTables = false
  private var rows: Int64 = 0
  private var early: EarlyRows

  init(
    buffer: TextBuffer, decoder: RecordDecoder<Parser>, limits: RecordLimits,
    checkpoint: @escaping () throws(InputError) -> Void
  ) {
    cursor = JSONCursor(buffer)
    self.buffer = buffer
    self.decoder = decoder
    self.limits = limits
    early = EarlyRows(most: 2 * limits.longestRecord)
    self.checkpoint = checkpoint
  }

  /// - Throws: ``InputError/missingColumns(path:problem:isForeign:)`` where no table holds records.
  func run(path: String) throws(InputError) {
    while let byte = try cursor.peek() {
      let isWhole =
        byte == UInt8(ascii: "[")
        ? try cursor.array { () throws(InputError) in try self.table() } : try document()
      if !isWhole {
        try breakOff()
        break
      }
    }
    if CappedRows.looksCapped(rows) { decoder.note(.mayBeCapped, at: nil) }
    if !hasUsedTable, let problem { throw problem }
    if !hasTables {
      throw .missingColumns(
        path: path, problem: "no reply of a query service: it holds no tables", isForeign: false)
    }
  }

  private func document() throws(InputError) -> Bool {
    try cursor.object { key throws(InputError) in
      switch key {
      case "error", "exceptions":
        self.hasTables = true
        return try self.noteError()
      case "tables" where try self.cursor.peek() == UInt8(ascii: "["):
        self.hasTables = true
        return try self.cursor.array { () throws(InputError) in try self.table() }
      default: return try self.cursor.skip()
      }
    }
  }

  private func noteError() throws(InputError) -> Bool {
    let offset = buffer.offset
    if let value = try cursor.value(limit: limits.longestRecord), !TableReader.saysNothing(value) {
      decoder.note(.partialReply, at: offset)
    }
    return true
  }

  private static func saysNothing(_ value: [UInt8]) -> Bool {
    ["null", "[]", "{}", "\"\"", "false"].contains { value.elementsEqual($0.utf8) }
  }

  /// A table, or a frame: columns and rows.
  private func table() throws(InputError) -> Bool {
    guard try cursor.peek() == UInt8(ascii: "{") else { return try cursor.skip() }
    hasTables = true
    // A fragment's columns are those of the latest header.
    var header = plan
    (plan, kind) = (nil, nil)
    early = EarlyRows(most: 2 * limits.longestRecord)
    let isWhole = try cursor.object { key throws(InputError) in
      switch key {
      case "frametype":
        let type = try self.word()
        if type == "tablefragment" { self.plan = header }
        if type == "tableheader" || type == "datatable" { header = nil }
        return true
      case "tablekind":
        self.kind = try self.word()
        return true
      case "haserrors":
        let offset = self.buffer.offset
        if try self.word() == "true" { self.decoder.note(.partialReply, at: offset) }
        return true
      case "columns": return try self.columns()
      case "rows" where try self.cursor.peek() == UInt8(ascii: "["):
        return try self.allRows()
      default: return try self.cursor.skip()
      }
    }
    try takeEarly()
    plan = plan ?? header
    return isWhole
  }

  /// A short value as text without quotes, in lower case.
  private func word() throws(InputError) -> String {
    guard let value = try cursor.value(limit: 4096) else { return "" }
    return String(decoding: value, as: UTF8.self).filter { $0 != "\"" }.lowercased()
  }

  private func columns() throws(InputError) -> Bool {
    plan = nil
    guard var bytes = try cursor.value(limit: limits.longestRecord) else { return false }
    let count = bytes.count
    bytes += [UInt8](repeating: 0, count: Parser.padding)
    var names: [String] = []
    let isReadable = bytes.withUnsafeBufferPointer { buffer in
      do throws(JSONFault) {
        names = ColumnNames.read(try parser.parse(UnsafeBufferPointer(rebasing: buffer[..<count])))
        return true
      } catch {
        // What is no JSON breaks the document off, which is said there.
        return false
      }
    }
    plan = ColumnPlan(names)
    return isReadable
  }

  private func allRows() throws(InputError) -> Bool {
    if !isPrimary { return try cursor.skip(as: .foreign) }
    if let plan, !use(plan) { return try cursor.skip(as: .foreign) }
    return try cursor.array { () throws(InputError) in try self.takeRow() }
  }

  private var isPrimary: Bool { kind == nil || kind == "primaryresult" }

  /// - Returns: whether rows under these columns can be records.
  private func use(_ plan: ColumnPlan) -> Bool {
    if let problem = plan.problem(path: decoder.frame.path, hints: decoder.frame.hints) {
      self.problem = self.problem ?? problem
      return false
    }
    hasUsedTable = true
    decoder.lacks = plan.lacking(hints: decoder.frame.hints)
    if !plan.hasCount { decoder.note(.noCount, at: nil) }
    return true
  }

  private func takeEarly() throws(InputError) {
    guard let extent = early.extent else { return }
    defer { early = EarlyRows(most: 0) }
    if !isPrimary || plan.map({ !use($0) }) ?? false {
      buffer.tally(Int(early.size), as: .foreign)
      return
    }
    guard let plan, !early.areTooMany else {
      let reason =
        plan == nil
        ? "rows without columns: fetch the reply again, with its columns"
        : "rows before their columns, too many to keep: put the columns first"
      decoder.rejectSpan(
        .malformed(reason), offset: extent.lowerBound, length: Int64(extent.count), raw: [],
        bytes: early.size)
      return
    }
    try early.replay { (text, offset) throws(InputError) in
      take(text, at: offset, plan)
      try checkpoint()
    }
  }

  private func takeRow() throws(InputError) -> Bool {
    switch try cursor.extent(limit: limits.longestRecord) {
    case .cut: return false
    case .tooLong:
      let start = buffer.offset
      let raw = Array(buffer.text.prefix(Reject.maximumKept))
      let isWhole = try cursor.skip(as: .records)
      decoder.rejectSpan(.tooLong, offset: start, length: buffer.offset - start, raw: raw)
      return isWhole
    case .whole(let count):
      let text = UnsafeBufferPointer(rebasing: buffer.text[..<count])
      if let plan {
        take(text, at: buffer.offset, plan)
      } else {
        early.keep(text, at: buffer.offset)
      }
      buffer.consume(count, as: .records)
      try checkpoint()
      return true
    }
  }

  private func take(_ text: UnsafeBufferPointer<UInt8>, at offset: Int64, _ plan: ColumnPlan) {
    if text.first == UInt8(ascii: "{") {
      // Data Explorer writes an error in place of a row.
      decoder.note(.partialReply, at: offset)
      buffer.tally(text.count, as: .framing)
      return
    }
    rows += 1
    decoder.span = .init(offset: offset, length: Int64(text.count), raw: text)
    defer { decoder.span = nil }
    guard values.read(text, most: plan.columns.count) else {
      decoder.rejectWhole(.malformed("not a row"), text, at: offset)
      return
    }
    if values.count != plan.columns.count {
      decoder.rejectWhole(
        .malformed("\(values.count) values under \(plan.columns.count) columns"), text,
        at: offset)
      return
    }
    row.begin()
    values.append(text, plan, to: &row)
    row.end()
    row.withText(padding: Parser.padding) {
      decoder.decode($0, at: offset, isLast: false, bytes: Int64(text.count))
    }
  }

  /// The document's structure is broken or cut: what follows cannot be told apart any more.
  private func breakOff() throws(InputError) {
    let start = buffer.offset
    let raw = Array(buffer.text.prefix(Reject.maximumKept))
    decoder.note(.cutDocument, at: start)
    repeat { buffer.consume(buffer.text.count, as: .records) } while try buffer.fill()
    if buffer.offset == start { return }
    decoder.rejectSpan(.cutShort, offset: start, length: buffer.offset - start, raw: raw)
  }
}

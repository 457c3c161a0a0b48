import PerimetryModel

/// Turns one JSON text into records of a batch: parse, find the columns, recognise the context, read the
/// numbers. Everything normalised happens behind ``ContextBuilder``.
final class RecordDecoder<Parser: JSONParsing> {
  /// The file the texts come from.
  struct Frame {
    var file: Int32
    var path: String
    var hints: PathHints
  }

  /// Bytes of the text under way that no record has been counted with yet.
  var uncounted: Int64 = 0
  /// Set by whoever hands over texts that do not lie in the file as they are.
  var span: Span?

  var frame: Frame {
    didSet {
      hintsSeed = frame.hints.category.map(\.position) ?? 0
      (lacks, isJudged) = ([], false)
    }
  }
  var batch: RecordBatch
  /// Of the current file.
  var account = IngestAccount()
  /// Columns that identify a record and that the current file does not have.
  var lacks: [String] = []
  /// Whether the first record of the current file has shown what the file lacks.
  private var isJudged = false
  /// The first of each kind in the current file.
  var diagnostics: [Diagnostic] = []

  private let parser = Parser()
  /// Of texts within texts; made when there is one.
  lazy var embedded = EmbeddedText<Parser>()
  /// Of the property of compacted records; made when there is one.
  lazy var compactions = EmbeddedText<Parser>()
  /// What the record under way stands for, where it is compacted.
  var compaction: Compaction?
  let slots = SlotTable()
  let cache: ContextCache
  let stencils: StencilCache
  private let builder = ContextBuilder(reader: FieldReader())
  private(set) var hintsSeed = 0
  /// Bytes of texts that earlier batches have had.
  private var handedOver = 0

  init(frame: Frame, limits: RecordLimits = RecordLimits()) {
    self.frame = frame
    cache = ContextCache(capacity: limits.rememberedContexts)
    stencils = StencilCache(capacity: limits.rememberedContexts * 3 / 2)
    batch = RecordBatch(epoch: 0, firstContext: 0)
    hintsSeed = frame.hints.category.map(\.position) ?? 0
  }

  /// Bytes of texts that no batch handed over has had.
  var freshTextBytes: Int { builder.reader.pool.byteCount - handedOver }

  /// Hands over what has been gathered and starts a new batch.
  func takeBatch() -> RecordBatch {
    batch.appendTexts(of: builder.reader.pool)
    if cache.isFull || builder.reader.isFull {
      cache.startEpoch()
      stencils.startEpoch()
      builder.reader.removeAll()
    }
    handedOver = builder.reader.pool.byteCount
    var next = RecordBatch(
      epoch: cache.epoch, firstContext: cache.nextNumber,
      firstText: Int32(builder.reader.pool.count))
    // As many as a batch usually holds, so that the list does not grow by copies.
    next.occurrences.reserveCapacity(batch.occurrences.count + 64)
    defer { batch = next }
    return batch
  }

  /// Decodes the text of one record, or of an envelope or array of several.
  /// - Parameters:
  ///   - isLast: whether the file ends right behind the text, so that a fault means a cut.
  ///   - bytes: what the text takes of the file; `nil` for its length.
  func decode(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int64, isLast: Bool, bytes: Int64? = nil
  ) {
    uncounted = bytes ?? Int64(text.count)
    decodeCounted(text, at: offset, isLast: isLast)
    account.bytes.framing += takeUncounted()
  }

  private func decodeCounted(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int64, isLast: Bool
  ) {
    if isJudged, let entry = stencils.find(text, hints: hintsSeed) {
      account.read += 1
      enter(cache[entry], UnsafePointer(stencils.values), text, at: offset)
      return
    }
    do {
      decodeValue(try parser.parse(text), from: 0, text, at: offset)
    } catch {
      let values = ValueRun.ranges(in: text)
      if values.isEmpty || values == [0..<text.count] {
        account.read += 1
        reject(isLast ? .cutShort : .malformed(error.message), text, at: offset)
      }
      for range in values where range.count < text.count {
        let rest = uncounted - Int64(range.count)
        uncounted = min(uncounted, Int64(range.count))
        decodeCounted(
          UnsafeBufferPointer(rebasing: text[range]), at: offset + Int64(range.lowerBound),
          isLast: false)
        uncounted += max(0, rest)
      }
    }
  }

  /// Decodes a text that counts for nothing if no JSON value can be read.
  func decode(_ text: UnsafeBufferPointer<UInt8>, at offset: Int64) throws(JSONFault) {
    let events = try parser.parse(text)
    uncounted = Int64(text.count)
    decodeValue(events, from: 0, text, at: offset)
    account.bytes.framing += takeUncounted()
  }

  /// The first record of a text is counted with all of its bytes.
  @inline(__always)
  func takeUncounted() -> Int64 {
    defer { uncounted = 0 }
    return uncounted
  }

  /// Rejects a text that is not under way.
  func rejectWhole(_ reason: Reject.Reason, _ text: UnsafeBufferPointer<UInt8>, at offset: Int64) {
    account.read += 1
    uncounted = Int64(text.count)
    reject(reason, text, at: offset)
  }

  func reject(_ reason: Reject.Reason, _ text: UnsafeBufferPointer<UInt8>, at offset: Int64) {
    account.rejected += 1
    account.bytes.rejected += takeUncounted()
    batch.rejects.append(
      RejectedRecord(
        file: frame.file,
        reject: Reject(
          offset: span?.offset ?? offset, length: span?.length ?? Int64(text.count),
          reason: reason, raw: Array((span?.raw ?? text).prefix(Reject.maximumKept)))))
  }

  func note(_ code: Diagnostic.Code, at offset: Int64?) {
    if account.diagnostics[code, default: 0] == 0 {
      diagnostics.append(
        Diagnostic(
          code: code, file: frame.path, offset: offset == nil ? nil : span?.offset ?? offset))
    }
    account.diagnostics[code, default: 0] += 1
  }

  func decodeValue(
    _ events: UnsafeBufferPointer<JSONEvent>, from start: Int, _ text: UnsafeBufferPointer<UInt8>,
    at offset: Int64
  ) {
    switch events[start].kind {
    case JSONKind.object:
      if let records = envelope(events, from: start) {
        decodeValue(events, from: records, text, at: offset)
      } else {
        _ = slots.load(events, from: start)
        account.read += 1
        decodeRecord(text, at: offset, isWhole: start == 0)
      }
    case JSONKind.array:
      var index = start + 1
      while events[index].kind != JSONKind.arrayEnd {
        decodeValue(events, from: index, text, at: offset)
        index = SlotTable.skip(events, from: index)
      }
    case JSONKind.string where !embedded.isUnderWay && EmbeddedText<Parser>.holds(events[start]):
      decodeEmbedded(events[start], in: text, at: offset)
    default:
      account.read += 1
      reject(.notAnObject, text, at: offset)
    }
  }

  /// The index of the array of a `records` member (domain.md §2.4); a record has none.
  private func envelope(_ events: UnsafeBufferPointer<JSONEvent>, from start: Int) -> Int? {
    var index = start + 1
    while events[index].kind == JSONKind.key {
      let key = events[index]
      if key.length == 7, events[index + 1].kind == JSONKind.array,
        String(decoding: UnsafeBufferPointer(start: key.text, count: 7), as: UTF8.self)
          .lowercased() == "records"
      {
        return index + 1
      }
      index = SlotTable.skip(events, from: index + 1)
    }
    return nil
  }

  private func decodeRecord(_ text: UnsafeBufferPointer<UInt8>, at offset: Int64, isWhole: Bool) {
    if !isJudged { judge(text) }
    let isCompacted = !slots[RecordColumn.compaction.slot].isAbsent
    if isCompacted, !takeCompaction(text, at: offset) { return }
    defer { compaction = nil }
    let key = builder.load(slots, hints: hintsSeed, hash: cache.hash)
    let entry = cache.find(key) ?? normalise(as: key)
    if isWhole && !isCompacted {
      stencils.remember(entry, for: text, slots: slots, hints: hintsSeed)
    }
    enter(cache[entry], slots.numbers, text, at: offset)
  }

  private func normalise(as key: SeededHash.Value) -> Int32 {
    switch builder.build(hints: frame.hints) {
    case .foreign: return cache.rememberForeign(as: key)
    case .reject(let reason): return cache.rememberReject(reason, as: key)
    case .context(let category, let shape, let diagnostics):
      let context = batch.append(
        builder.numbers, category: category, shape: shape, in: builder.reader.pool)
      return cache.rememberContext(context, diagnostics: diagnostics, as: key)
    }
  }

  /// Tables name their columns elsewhere.
  private func judge(_ text: UnsafeBufferPointer<UInt8>) {
    isJudged = true
    if span != nil || !IdentityColumns.isRowOfAz(text) { return }
    lacks = IdentityColumns.lacking(hints: frame.hints) { slots[$0.slot].kind != JSONKind.null }
  }

  /// - Parameter numbers: time, end, count, port and size, in the order of their slots.
  func enter(
    _ entry: ContextCache.Entry, _ numbers: UnsafePointer<JSONEvent>,
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int64
  ) {
    switch entry.kind {
    case .foreign:
      account.foreign += 1
      account.bytes.foreign += takeUncounted()
    case .reject: reject(cache.reason(of: entry), text, at: offset)
    case .context: enterOccurrence(entry, Numbers(start: numbers), text, at: offset)
    }
  }

  /// The values that change from record to record.
  private struct Numbers {
    let start: UnsafePointer<JSONEvent>

    @inline(__always)
    subscript(column: RecordColumn) -> JSONEvent { start[column.slot - RecordColumn.contextSlots] }
  }

  private func enterOccurrence(
    _ entry: ContextCache.Entry, _ numbers: Numbers, _ text: UnsafeBufferPointer<UInt8>,
    at offset: Int64
  ) {
    let time: Timestamp
    switch readTime(numbers[.time]) {
    case .success(let value): time = value
    case .failure(let reason):
      reject(reason.reason, text, at: offset)
      return
    }
    guard let count = compaction.map({ $0.events }) ?? readCount(numbers[.count], at: offset) else {
      let value = numbers[.count].textValue ?? ""
      reject(.unreadable(column: "count", value: value), text, at: offset)
      return
    }
    if numbers[.time].isAbsent { note(.timeFromPath, at: offset) }
    if entry.diagnostics != 0 { noteAll(entry.diagnostics, at: offset) }
    if entry.isUnknownCategory { account.unknownCategory += 1 }
    let port = numbers[.port].portNumber
    var occurrence = RecordOccurrence(
      time: time, end: readEnd(numbers[.end], after: time, at: offset), count: count, port: port,
      billedSize: readSize(numbers[.billedSize]), context: entry.number,
      key: RecordIdentity.key(contextHash: entry.identity, time: time, port: port),
      file: frame.file, offset: span?.offset ?? offset,
      length: Int32(clamping: span?.length ?? Int64(text.count)))
    if var compaction {
      compaction.first?.key = occurrence.key
      account.compaction.add(compaction, isUnknown: entry.isUnknownCategory)
      occurrence.compaction = Int32(batch.compactions.count)
      batch.compactions.append(compaction)
    }
    occurrence.bytes = Int32(clamping: uncounted)
    uncounted -= Int64(occurrence.bytes)
    batch.occurrences.append(occurrence)
  }

  /// - Parameter mask: a bit for each position in ``Diagnostic/Code/allCases``.
  private func noteAll(_ mask: UInt32, at offset: Int64) {
    for (position, code) in Diagnostic.Code.allCases.enumerated() where mask >> position & 1 == 1 {
      note(code, at: offset)
    }
  }
}

import Foundation
import PerimetryModel

/// Recognises a record whose text is that of an earlier one but for time, end, count, port and size, without parsing it.
///
/// The earlier text was parsed, and the parser said where these values lie. A text that is equal in everything else and
/// has plain values in their place would be parsed to the same record with these values; so the answer is the
/// parser's, remembered. The head of one text may stand before the rest of another: each is known to be good where it is,
/// and between them is the end of a member of the record itself.
final class StencilCache {
  private static let numbers = RecordColumn.slots - RecordColumn.contextSlots
  private static let port = RecordColumn.port.slot - RecordColumn.contextSlots
  private static let mostStencils = 6
  private static let longestAnchor = 40

  /// What find(_:hints:) found, by number; null where the record has no such value.
  let values: UnsafeMutablePointer<JSONEvent>
  private let spans = UnsafeMutablePointer<Range<Int>>.allocate(capacity: StencilCache.numbers)
  /// Numbers of entries in the ``ContextCache``.
  private let table = HashedTable()
  private let hash = SeededHash()
  private let capacity: Int
  /// The values of the text that is being remembered.
  private var marks: [Stencil.Mark] = []
  /// Those with the longest heads come first, and among them the latest.
  private var stencils: [Stencil] = []

  init(capacity: Int) {
    self.capacity = capacity
    values = .allocate(capacity: StencilCache.numbers)
    values.initialize(repeating: SlotTable.empty, count: StencilCache.numbers)
    spans.initialize(repeating: 0..<0, count: StencilCache.numbers)
  }

  deinit {
    values.deallocate()
    spans.deallocate()
  }

  /// Entries speak of contexts of one epoch.
  func startEpoch() { table.removeAll() }

  /// - Parameter hints: what else decides what becomes of a record.
  func find(_ text: UnsafeBufferPointer<UInt8>, hints: Int) -> Int32? {
    var longestHead = 0
    for stencil in stencils {
      // A text that fits a long head fits its beginning too, but that is not what it is known by.
      if stencil.headCount < longestHead { break }
      guard stencil.find(in: text, values: values, spans: spans) else { continue }
      if stencil.hasPort && values[StencilCache.port].portNumber == nil { continue }
      longestHead = stencil.headCount
      let key = key(of: text, stencil, hints)
      guard let entry = table[key] else { continue }
      for number in stencil.missing { values[number] = SlotTable.empty }
      return entry
    }
    return nil
  }

  /// - Parameter slots: the record's values, as the parser gave them from this very text.
  func remember(
    _ entry: Int32, for text: UnsafeBufferPointer<UInt8>, slots: SlotTable, hints: Int
  ) {
    // A record without a time of its own takes it from its file's path.
    if slots[RecordColumn.time.slot].kind == JSONKind.null { return }
    marks.removeAll(keepingCapacity: true)
    for number in 0..<StencilCache.numbers {
      let value = slots[RecordColumn.contextSlots + number]
      if value.kind == JSONKind.null { continue }
      // A port that is no number is a text of the context.
      if number == StencilCache.port && value.portNumber == nil { continue }
      guard let mark = StencilCache.mark(number, value, in: text) else { return }
      marks.append(mark)
    }
    marks.sort { $0.start < $1.start }
    var end = 0
    for index in marks.indices {
      if marks[index].key - end <= Stencil.nearest { marks[index].anchor = end }
      end = marks[index].end
    }
    for (index, mark) in marks.enumerated() { spans[index] = mark.start..<mark.end }
    let known = stencils.first { $0.fits(marks, in: text) }
    let stencil =
      known ?? Stencil(marks, in: text, values: StencilCache.numbers, port: StencilCache.port)
    let key = key(of: text, stencil, hints)
    if table[key] == nil {
      if table.count >= capacity { table.removeAll() }
      table.insert(entry, as: key)
    }
    if known != nil { return }
    if stencils.count == StencilCache.mostStencils { stencils.removeLast() }
    let place = stencils.firstIndex { $0.headCount <= stencil.headCount } ?? stencils.count
    stencils.insert(stencil, at: place)
  }

  private func key(
    of text: UnsafeBufferPointer<UInt8>, _ stencil: Stencil, _ hints: Int
  ) -> SeededHash.Value {
    var key = hash.start(stencil.code << 8 ^ UInt64(truncatingIfNeeded: hints))
    guard let base = text.baseAddress else { return key }
    var position = stencil.headEnd(spans)
    for index in stencil.headCount..<stencil.holes.count {
      hash.mix(base + position, count: spans[index].lowerBound - position, tag: 1, into: &key)
      position = spans[index].upperBound
    }
    hash.mix(base + position, count: text.count - position, tag: 1, into: &key)
    return key
  }

  /// A value that stands in the text as it is, behind a key of moderate length.
  private static func mark(
    _ number: Int, _ value: JSONEvent, in text: UnsafeBufferPointer<UInt8>
  ) -> Stencil.Mark? {
    guard let base = text.baseAddress, let start = value.text.map({ $0 - base }),
      start > 0, start + Int(value.length) <= text.count
    else { return nil }
    let isText = value.kind == JSONKind.string
    if !isText && value.kind != JSONKind.integer { return nil }
    var anchor = start - (isText ? 1 : 0)
    // Back over the colon and the blanks around it to the key's closing quote, and on to its opening one.
    while anchor > 0, text[anchor - 1] != UInt8(ascii: "\"") { anchor -= 1 }
    anchor -= 1
    while anchor > 0, text[anchor - 1] != UInt8(ascii: "\"") { anchor -= 1 }
    anchor -= 1
    guard anchor >= 0, start - anchor <= longestAnchor else { return nil }
    return Stencil.Mark(
      number: number, isText: isText, key: anchor, anchor: anchor, start: start,
      end: start + Int(value.length))
  }
}

import Foundation
import PerimetryModel

/// The values of one record by column, still as the parser left them. Texts are valid until the next record.
final class SlotTable {
  private let slots = UnsafeMutablePointer<JSONEvent>.allocate(capacity: RecordColumn.slots)
  /// Objects and arrays that stand where a text is wanted, written out as JSON.
  private var rendered: [UnsafeMutableBufferPointer<UInt8>] = []
  private let keys = KeyMemo()

  static var empty: JSONEvent {
    JSONEvent(text: nil, length: 0, kind: JSONKind.null, value: .init())
  }

  init() { slots.initialize(repeating: SlotTable.empty, count: RecordColumn.slots) }

  deinit {
    for copy in rendered { copy.deallocate() }
    slots.deallocate()
  }

  /// The values that change from record to record, from ``RecordColumn/contextSlots`` on.
  var numbers: UnsafePointer<JSONEvent> { UnsafePointer(slots + RecordColumn.contextSlots) }

  @inline(__always)
  subscript(slot: Int) -> JSONEvent { slots[slot] }

  /// Reads the object that starts at `start`, the index of its opening event. Of a repeated key the last value counts.
  /// - Returns: the index behind the object's end.
  func load(_ events: UnsafeBufferPointer<JSONEvent>, from start: Int) -> Int {
    slots.update(repeating: SlotTable.empty, count: RecordColumn.slots)
    if !rendered.isEmpty {
      for copy in rendered { copy.deallocate() }
      rendered.removeAll(keepingCapacity: true)
    }
    return loadObject(events, from: start, scope: .root)
  }

  /// Nesting is bounded by the scopes: root, properties, source.
  private func loadObject(
    _ events: UnsafeBufferPointer<JSONEvent>, from start: Int, scope: RecordKeys.Scope
  ) -> Int {
    var index = start + 1
    while events[index].kind == JSONKind.key {
      let key = events[index]
      let value = events[index + 1]
      let action =
        key.text.map { keys.action(for: $0, length: Int(key.length), in: scope) } ?? .ignore
      switch action {
      case .column(let slot):
        index = store(events, at: index + 1, in: slot)
      case .nested(let inner, let slot) where value.kind == JSONKind.object:
        if let slot { slots[slot] = SlotTable.empty }
        index = loadObject(events, from: index + 1, scope: inner)
      case .nested(_, let slot?):
        index = store(events, at: index + 1, in: slot)
      case .nested(_, nil), .ignore:
        index = SlotTable.skip(events, from: index + 1)
      }
    }
    return index + 1
  }

  private func store(
    _ events: UnsafeBufferPointer<JSONEvent>, at index: Int, in slot: Int
  ) -> Int {
    let value = events[index]
    if value.kind < JSONKind.object {
      slots[slot] = value
      return index + 1
    }
    let end = SlotTable.skip(events, from: index)
    var text: [UInt8] = []
    JSONText.append(events[index..<end], to: &text)
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
    _ = copy.initialize(fromContentsOf: text)
    rendered.append(copy)
    slots[slot] = JSONEvent(
      text: copy.baseAddress.map { UnsafePointer($0) }, length: UInt32(text.count),
      kind: JSONKind.string, value: .init())
    return end
  }

  /// The index behind the value that starts at `index`.
  static func skip(_ events: UnsafeBufferPointer<JSONEvent>, from index: Int) -> Int {
    var index = index
    var depth = 0
    repeat {
      switch events[index].kind {
      case JSONKind.object, JSONKind.array: depth += 1
      case JSONKind.objectEnd, JSONKind.arrayEnd: depth -= 1
      default: break
      }
      index += 1
    } while depth > 0
    return index
  }
}

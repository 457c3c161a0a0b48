import PerimetryModel

/// A small JSON value, whole.
enum CompactionNode {
  case object([String: CompactionNode])
  case array([CompactionNode])
  case text(String)
  case integer(Int64)
  case other

  /// Reads the value that starts at `index`, and steps behind it.
  /// - Returns: `nil` for a value nested deeper than any compaction's.
  init?(_ events: UnsafeBufferPointer<JSONEvent>, at index: inout Int, depth: Int = 0) {
    guard depth < 8 else { return nil }
    let event = events[index]
    index += 1
    switch event.kind {
    case JSONKind.object:
      var members: [String: CompactionNode] = [:]
      while events[index].kind == JSONKind.key {
        let key = UnsafeBufferPointer(start: events[index].text, count: Int(events[index].length))
        index += 1
        guard let value = CompactionNode(events, at: &index, depth: depth + 1) else { return nil }
        members[String(decoding: key, as: UTF8.self)] = value
      }
      index += 1
      self = .object(members)
    case JSONKind.array:
      var items: [CompactionNode] = []
      while events[index].kind != JSONKind.arrayEnd {
        guard let value = CompactionNode(events, at: &index, depth: depth + 1) else { return nil }
        items.append(value)
      }
      index += 1
      self = .array(items)
    case JSONKind.string: self = .text(String(decoding: event.bytes, as: UTF8.self))
    case JSONKind.integer: self = .integer(event.value.integer)
    default: self = .other
    }
  }

  subscript(name: String) -> CompactionNode? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }

  var text: String? { if case .text(let value) = self { value } else { nil } }
}

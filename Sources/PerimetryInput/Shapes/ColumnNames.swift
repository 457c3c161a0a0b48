/// The names in a list of columns, `[{"name":"Category","type":"string"}]` or with `ColumnName`.
enum ColumnNames {
  /// A column without a name has the empty one.
  static func read(_ events: UnsafeBufferPointer<JSONEvent>) -> [String] {
    guard events[0].kind == JSONKind.array else { return [] }
    var names: [String] = []
    var index = 1
    while events[index].kind != JSONKind.arrayEnd {
      names.append(name(in: events, at: index))
      index = SlotTable.skip(events, from: index)
    }
    return names
  }

  private static func name(in events: UnsafeBufferPointer<JSONEvent>, at start: Int) -> String {
    if events[start].kind == JSONKind.string { return text(events[start]) }
    guard events[start].kind == JSONKind.object else { return "" }
    var index = start + 1
    var name = ""
    while events[index].kind == JSONKind.key {
      let key = text(events[index]).lowercased()
      if key == "name" || key == "columnname" { name = text(events[index + 1]) }
      index = SlotTable.skip(events, from: index + 1)
    }
    return name
  }

  private static func text(_ event: JSONEvent) -> String {
    guard event.kind == JSONKind.string || event.kind == JSONKind.key else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: event.text, count: Int(event.length)), as: UTF8.self)
  }
}

/// Sets the values of a row apart, `[1,"a",{"b":2}]`.
enum RowValues {
  /// Adds the values that stand under known columns.
  /// - Returns: how many values there are; `nil` where the text is no array.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ plan: ColumnPlan, to row: inout RowText
  ) -> Int? {
    guard text.count >= 2, text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") else {
      return nil
    }
    let inner = UnsafeBufferPointer(rebasing: text[1..<(text.count - 1)])
    var count = 0
    var start = 0
    while true {
      while start < inner.count, TextShape.isBlank(inner[start]) { start += 1 }
      if start == inner.count { return count == 0 ? 0 : nil }
      var scan = ValueScan()
      let value = UnsafeBufferPointer(rebasing: inner[start...])
      var index = 0
      let end = scan.advance(over: value, from: &index) ?? value.count
      if end == 0 { return nil }
      if count < plan.columns.count, let key = plan.columns[count].key {
        row.append(key: key, json: UnsafeBufferPointer(rebasing: value[..<end]))
      }
      count += 1
      start += end
      while start < inner.count, TextShape.isBlank(inner[start]) { start += 1 }
      if start == inner.count { return count }
      guard inner[start] == UInt8(ascii: ",") else { return nil }
      start += 1
    }
  }
}

/// The values of a row, `[1,"a",{"b":2}]`, set apart. Memory is kept from row to row.
struct RowValues {
  private var extents: [Range<Int>] = []

  private(set) var count = 0

  /// - Parameter most: values that are remembered; those beyond are only counted.
  /// - Returns: false where the text is no array.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, most: Int) -> Bool {
    extents.removeAll(keepingCapacity: true)
    count = 0
    guard text.count >= 2, text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") else {
      return false
    }
    let inner = UnsafeBufferPointer(rebasing: text[..<(text.count - 1)])
    var start = 1
    while true {
      while start < inner.count, TextShape.isBlank(inner[start]) { start += 1 }
      if start == inner.count { return count == 0 }
      var scan = ValueScan()
      let value = UnsafeBufferPointer(rebasing: inner[start...])
      var index = 0
      let end = scan.advance(over: value, from: &index) ?? value.count
      if end == 0 { return false }
      if count < most { extents.append(start..<(start + end)) }
      count += 1
      start += end
      while start < inner.count, TextShape.isBlank(inner[start]) { start += 1 }
      if start == inner.count { return true }
      guard inner[start] == UInt8(ascii: ",") else { return false }
      start += 1
    }
  }

  /// Adds the values that stand under known columns; there are as many values as columns.
  func append(_ text: UnsafeBufferPointer<UInt8>, _ plan: ColumnPlan, to row: inout RowText) {
    for (index, column) in plan.columns.enumerated() {
      guard let key = column.key,
        plan.counts(index, isEmpty: { RowValues.saysNothing(text[extents[$0]]) })
      else { continue }
      row.append(key: key, json: UnsafeBufferPointer(rebasing: text[extents[index]]))
    }
  }

  private static func saysNothing(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    value.elementsEqual("null".utf8) || value.elementsEqual("\"\"".utf8)
  }
}

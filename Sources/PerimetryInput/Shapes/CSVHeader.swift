/// The first row of a CSV file: the names of the columns.
enum CSVHeader {
  /// Separators that files of this name are written with.
  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";")]

  /// The one that gives the most understood columns, then the most columns.
  static func separator(of line: UnsafeBufferPointer<UInt8>) -> UInt8 {
    separators.max { a, b in
      let (first, second) = (plan(line, a), plan(line, b))
      return (first.understood, first.names.count) < (second.understood, second.names.count)
        // Of equals the comma.
        || ((first.understood, first.names.count) == (second.understood, second.names.count)
          && a > b)
    } ?? UInt8(ascii: ",")
  }

  static func plan(_ line: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> ColumnPlan {
    var fields = CSVFields()
    var end = line.count
    while end > 0, line[end - 1] == 13 { end -= 1 }
    fields.read(UnsafeBufferPointer(rebasing: line[..<end]), separator: separator)
    return ColumnPlan(
      (0..<fields.count).map {
        fields.text($0).trimmingBlanks
      })
  }

  /// Whether the first line names a time or a category beside other columns.
  static func isUnderstood(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let line = firstLine(text)
    let plan = plan(line, separator(of: line))
    return plan.names.count > 1 && plan.understood > 0 && (plan.hasTime || plan.hasCategory)
  }

  /// Whether there are commas at all, so that what is missing can be said.
  static func looksLikeOne(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let line = firstLine(text)
    return !text.prefix(4096).contains(0) && !line.contains(9)
      && line.contains { separators.contains($0) }
  }

  private static func firstLine(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let start = text.firstIndex { !TextShape.isBlank($0) } ?? text.count
    let rest = text[start...]
    return UnsafeBufferPointer(rebasing: rest.prefix { $0 != 10 })
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

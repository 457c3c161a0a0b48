/// A table aligned to the width of a terminal: cells of text columns wrap, numbers stand right.
struct TextTable {
  private let table: DisplayTable

  private static let gap = 2
  private static let narrowest = 8

  init(_ table: DisplayTable) { self.table = table }

  func lines(width: Int) -> [TextLine] {
    let widths = columnWidths(within: width)
    var lines = row(table.columns.map { Prose($0.title, tone: .strong) }, widths)
    lines.append(
      TextLine(
        widths.map { String(repeating: "-", count: $0) }
          .joined(separator: String(repeating: " ", count: TextTable.gap))))
    for cells in table.rows { lines += row(cells, widths) }
    if let remainder = table.remainder {
      lines.append(TextLine())
      lines += TextLine.wrapping(remainder, width: width)
    }
    return lines
  }

  private func row(_ cells: [Prose], _ widths: [Int]) -> [TextLine] {
    let wrapped = zip(cells, widths).map { TextLine.wrapping($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = TextLine()
      for (column, lines) in wrapped.enumerated() {
        let cell = index < lines.count ? lines[index] : TextLine()
        let isNumber = table.columns[column].kind == .number
        if column > 0 { line.append(String(repeating: " ", count: TextTable.gap)) }
        line = line + cell.padded(to: widths[column], right: isNumber)
      }
      return line
    }
  }

  /// The natural widths, then the widest text columns narrower until the line fits.
  private func columnWidths(within width: Int) -> [Int] {
    var widths = table.columns.indices.map { column in
      let cells = table.rows.map { TextLine.unwrapped($0[column]).width }
      return max(TerminalText(table.columns[column].title).width, cells.max() ?? 0)
    }
    let available = width - TextTable.gap * (widths.count - 1)
    var excess = widths.reduce(0, +) - available
    while excess > 0 {
      let shrinkable = widths.indices.filter {
        table.columns[$0].kind == .text && widths[$0] > TextTable.narrowest
      }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}

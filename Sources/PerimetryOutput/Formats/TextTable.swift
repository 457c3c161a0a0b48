/// A table aligned to the width of a terminal: numbers stand right, cells of text columns wrap, and where that is not
/// enough, expendable columns are left out and named below. A table that no line has room for is turned on its side.
struct TextTable {
  private let table: DisplayTable

  private static let gap = 2
  private static let narrowest = 8

  init(_ table: DisplayTable) { self.table = table }

  func lines(width: Int) -> [TextLine] {
    let layout = self.layout(within: width)
    let gaps = TextTable.gap * (layout.count - 1)
    if layout.reduce(gaps, { $0 + $1.width }) > width { return onItsSide(width: width) }
    var lines = row(table.columns.map { Prose($0.title, tone: .strong) }, layout)
    lines.append(
      TextLine(
        layout.map { String(repeating: "-", count: $0.width) }
          .joined(separator: String(repeating: " ", count: TextTable.gap))))
    for cells in table.rows { lines += row(cells, layout) }
    return lines + notes([hidden(layout), table.remainder], width: width)
  }

  private func notes(_ notes: [Prose?], width: Int) -> [TextLine] {
    notes.compactMap { $0 }.flatMap { [TextLine()] + TextLine.wrapping($0, width: width) }
  }

  /// Every row as a list of its cells, all columns in it.
  private func onItsSide(width: Int) -> [TextLine] {
    let titles = table.columns.map { Prose($0.title, tone: .strong) }
    let widest = titles.map { TextLine.unwrapped($0).width }.max() ?? 0
    let column = min(widest + TextTable.gap, width / 2)
    var lines: [TextLine] = []
    for cells in table.rows {
      if !lines.isEmpty { lines.append(TextLine()) }
      for (title, cell) in zip(titles, cells) {
        let heads = TextLine.wrapping(title, width: column - TextTable.gap)
        let values = TextLine.wrapping(cell, width: width - column)
        lines += (0..<max(heads.count, values.count)).map { index in
          let head = index < heads.count ? heads[index] : TextLine()
          return head.padded(to: column) + (index < values.count ? values[index] : TextLine())
        }
      }
    }
    return lines + notes([table.remainder], width: width)
  }

  private func hidden(_ layout: [(column: Int, width: Int)]) -> Prose? {
    let shown = Set(layout.map(\.column))
    let titles = table.columns.indices.filter { !shown.contains($0) }
      .map { table.columns[$0].title.lowercased() }
    return titles.isEmpty ? nil : "No room here for: \(titles.joined(separator: ", "))."
  }

  private func row(_ cells: [Prose], _ layout: [(column: Int, width: Int)]) -> [TextLine] {
    let wrapped = layout.map { TextLine.wrapping(cells[$0.column], width: $0.width) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = TextLine()
      for (lines, place) in zip(wrapped, layout) {
        let cell = index < lines.count ? lines[index] : TextLine()
        let isNumber = table.columns[place.column].kind == .number
        if line.width > 0 { line.append(String(repeating: " ", count: TextTable.gap)) }
        line = line + cell.padded(to: place.width, right: isNumber)
      }
      return line
    }
  }

  /// The columns that have room, and how wide each is.
  private func layout(within width: Int) -> [(column: Int, width: Int)] {
    let measures = table.columns.indices.map(measure)
    var columns = Array(table.columns.indices)
    func room() -> Int { width - TextTable.gap * (columns.count - 1) }
    while columns.reduce(0, { $0 + measures[$1].least }) > room() {
      let expendable = columns.filter { table.columns[$0].expendable > 0 }
      guard
        let victim = expendable.max(by: {
          table.columns[$0].expendable < table.columns[$1].expendable
        })
      else { break }
      columns.removeAll { $0 == victim }
    }
    var widths = columns.map { measures[$0].natural }
    shrink(&widths, to: room(), least: columns.map { measures[$0].least })
    shrink(
      &widths, to: room(),
      least: columns.map {
        let kind = table.columns[$0].kind
        return kind == .text || kind == .key ? TextTable.narrowest : measures[$0].natural
      })
    return zip(columns, widths).map { ($0, $1) }
  }

  /// Makes the widest column narrower, a step at a time, until all fit or none may give.
  private func shrink(_ widths: inout [Int], to room: Int, least: [Int]) {
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let givers = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = givers.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func measure(_ column: Int) -> (natural: Int, least: Int) {
    let title = Prose(table.columns[column].title)
    var natural = TextLine.unwrapped(title).width
    var least = TextLine.longestPart(of: title)
    for cells in table.rows {
      natural = max(natural, TextLine.unwrapped(cells[column]).width)
      least = max(least, TextLine.longestPart(of: cells[column]))
    }
    switch table.columns[column].kind {
    case .text: return (natural, max(TextTable.narrowest, least))
    case .key, .label: return (natural, natural)
    case .number: return (max(natural, least), max(natural, least))
    }
  }
}

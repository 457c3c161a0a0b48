/// Text for a terminal: aligned to its width, coloured only where the style says so.
struct TextFormat {
  let style: TextStyle

  private static let indent = 2

  func render(_ report: Report) -> String {
    var lines = heading(report.title)
    for section in report.sections {
      lines.append(TextLine())
      if !section.heading.isEmpty { lines += heading(section.heading) }
      let indent = section.heading.isEmpty ? 0 : TextFormat.indent
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { lines.append(TextLine()) }
        lines += render(block, width: style.width - indent).map { $0.indented(by: indent) }
      }
    }
    return lines.map { $0.rendered(color: style.color) + "\n" }.joined()
  }

  private func heading(_ text: String) -> [TextLine] {
    TextLine.wrapping(Prose(text, tone: .strong), width: style.width)
  }

  private func render(_ block: Section.Block, width: Int) -> [TextLine] {
    switch block {
    case .paragraph(let prose): TextLine.wrapping(prose, width: width)
    case .list(let items):
      items.flatMap { item in hanging(TextLine("- "), item, by: 2, width: width) }
    case .facts(let facts): render(facts, width: width)
    case .table(let table): TextTable(table).lines(width: width)
    case .commands(let commands): commands.map { TextLine(TerminalText($0).text).indented(by: 2) }
    case .raw(let text): TextLine.breaking(TerminalText(text).text, width: width)
    }
  }

  private func render(_ facts: [(label: String, value: Prose)], width: Int) -> [TextLine] {
    let labels = facts.map { TerminalText($0.label) }
    let column = (labels.map(\.width).max() ?? 0) + 2
    return zip(labels, facts).flatMap { label, fact in
      let head = TextLine(label.text).padded(to: column)
      return hanging(head, fact.value, by: column, width: width)
    }
  }

  /// The prose behind a head, its further lines below its first.
  private func hanging(_ head: TextLine, _ prose: Prose, by column: Int, width: Int) -> [TextLine] {
    let lines = TextLine.wrapping(prose, width: width - column)
    return lines.enumerated().map { $0 == 0 ? head + $1 : $1.indented(by: column) }
  }
}

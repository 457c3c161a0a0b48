/// GitHub-flavoured Markdown.
struct MarkdownFormat {
  func render(_ report: Report) -> String {
    var parts = ["# " + MarkdownText(report.title).text]
    for section in report.sections {
      if !section.heading.isEmpty { parts.append("## " + MarkdownText(section.heading).text) }
      parts += section.blocks.map(render)
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func render(_ block: Section.Block) -> String {
    switch block {
    case .paragraph(let prose): inline(prose)
    case .list(let items): items.map { "- " + inline($0) }.joined(separator: "\n")
    case .facts(let facts):
      facts.map { "- **\(MarkdownText($0.label))**: \(inline($0.value))" }.joined(separator: "\n")
    case .table(let table): render(table)
    case .commands(let lines): MarkdownText.block(lines)
    case .raw(let text): MarkdownText.block([text])
    }
  }

  private func render(_ table: DisplayTable) -> String {
    let heads = table.columns.map { MarkdownText($0.title).text }
    let rules = table.columns.map { $0.kind == .number ? "---:" : "---" }
    let rows = [heads, rules] + table.rows.map { $0.map(inline) }
    let lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    return lines.joined(separator: "\n") + (table.remainder.map { "\n\n" + inline($0) } ?? "")
  }

  private func inline(_ prose: Prose) -> String {
    prose.spans.map { span in
      let text = span.isCode ? MarkdownText.code(span.text) : MarkdownText(span.text).text
      let isPadded = span.text.first == " " || span.text.last == " "
      return span.tone == nil || isPadded || text.isEmpty ? text : "**\(text)**"
    }.joined()
  }
}

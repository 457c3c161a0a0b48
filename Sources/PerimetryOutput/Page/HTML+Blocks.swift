import PerimetryModel

extension HTML {
  /// - Parameters:
  ///   - caption: over tables, which have none of their own.
  ///   - id: what the ids of its parts begin with.
  init(_ blocks: [Section.Block], caption: String, id: String) {
    self = .joined(
      blocks.enumerated().map { index, block in
        HTML(block, caption: caption, id: "\(id)-\(index + 1)")
      })
  }

  private init(_ block: Section.Block, caption: String, id: String) {
    switch block {
    case .paragraph(let prose): self = "<p>\(prose)</p>"
    case .list(let items): self = HTML.list(items)
    case .facts(let facts): self = HTML.facts(facts)
    case .table(let table): self = PageTable(table, caption: caption, id: id).html
    case .commands(let lines): self = HTML.commands(lines)
    case .raw(let text): self = HTML.commands([text])
    }
  }

  static func list(_ items: [Prose]) -> HTML {
    "<ul>\n\(items.map { "<li>\($0)</li>" as HTML })\n</ul>"
  }

  static func facts(_ facts: [(label: String, value: Prose)]) -> HTML {
    let rows = facts.map { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>" as HTML }
    return "<dl class=\"facts\">\n\(rows)\n</dl>"
  }

  static func commands(_ lines: [String]) -> HTML {
    let shown = HTML.joined(lines.map { "\($0)" as HTML })
    return "<pre tabindex=\"0\"><code>\(shown)</code></pre>"
  }

  /// A part of the page under its heading.
  static func section(_ id: String, _ title: String, _ parts: [HTML]) -> HTML {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(title)</h2>
    \(parts.filter { !$0.markup.isEmpty })
    </section>
    """
  }

  static func details(_ summary: HTML, _ body: [HTML], kind: String = "more") -> HTML {
    """
    <details class="\(kind)">
    <summary>\(summary)</summary>
    \(body)
    </details>
    """
  }
}

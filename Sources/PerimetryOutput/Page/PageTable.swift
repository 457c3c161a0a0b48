import PerimetryModel

/// A table of the page: readable as it stands, and where there is a script, filtered and sorted.
struct PageTable {
  private let table: DisplayTable
  private let caption: String
  private let id: String

  /// Rows of a table before it refers to a command: a browser lays out thousands of rows slowly, and nobody reads them.
  static let rows = 500

  /// Fewer rows are seen at a glance.
  private static let fewestToFilter = 8

  init(_ table: DisplayTable, caption: String, id: String) {
    self.table = table
    self.caption = caption
    self.id = id
  }

  var html: HTML {
    let remainder: HTML = table.remainder.map { "\n<p class=\"cut\">\($0)</p>" } ?? ""
    let tools: HTML = table.rows.count >= PageTable.fewestToFilter ? " data-filter" : ""
    return """
      <div class="table" data-table\(tools)>
      <div class="scroll" role="group" tabindex="0" aria-labelledby="\(id)-caption">
      <table>
      <caption id="\(id)-caption">\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(table.rows.map(row))
      </tbody>
      </table>
      </div>\(remainder)
      </div>
      """
  }

  private var head: HTML {
    .joined(
      table.columns.map { "<th scope=\"col\" class=\"\($0.kind.name)\">\($0.title)</th>" }, by: "")
  }

  private func row(_ cells: [Prose]) -> HTML {
    let key = table.columns.firstIndex { $0.kind == .key } ?? 0
    let row = zip(table.columns, cells).enumerated().map { index, cell -> HTML in
      index == key
        ? "<th scope=\"row\" class=\"\(cell.0.kind.name)\">\(cell.1)</th>"
        : "<td class=\"\(cell.0.kind.name)\">\(cell.1)</td>"
    }
    return "<tr>\(HTML.joined(row, by: ""))</tr>"
  }
}

extension DisplayTable.Column.Kind {
  /// The class of the style sheet.
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .key: "key"
    case .label: "label"
    case .number: "number"
    }
  }
}

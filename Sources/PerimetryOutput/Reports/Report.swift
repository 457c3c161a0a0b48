/// A report as a value: sections for people, a table for spreadsheets, a payload for machines.
public struct Report: Sendable {
  public var title: String
  private let makeSections: @Sendable () -> [Section]
  /// Complete, without totals; `nil` where the report is more than one table.
  public var table: DataTable?
  /// Complete; described in Schemas/.
  public var payload: any Encodable & Sendable

  public init(
    title: String, sections: [Section], table: DataTable?, payload: any Encodable & Sendable
  ) {
    self.init(title: title, table: table, payload: payload) { sections }
  }

  /// - Parameter sections: made only where people are to read them.
  public init(
    title: String, table: DataTable?, payload: any Encodable & Sendable,
    sections: @escaping @Sendable () -> [Section]
  ) {
    self.title = title
    self.table = table
    self.payload = payload
    makeSections = sections
  }

  /// May show only the first of many rows, and then says so.
  public var sections: [Section] { makeSections() }
}

extension Report {
  /// The report as text that ends with one newline; equal reports give equal bytes.
  /// - Throws: ``OutputError/noTable(report:)`` for CSV of a report without a table.
  public func rendered(as format: ReportFormat, style: TextStyle) throws -> String {
    switch format {
    case .text: TextFormat(style: style).render(self)
    case .json: try JSONText(payload).text + "\n"
    case .csv: try CSVFormat().render(self)
    case .markdown: MarkdownFormat().render(self)
    }
  }
}

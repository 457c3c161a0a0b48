/// A report as a value: sections for people, a table for spreadsheets, a payload for machines.
public struct Report: Sendable {
  public var title: String
  /// May show only the first of many rows, and then says so.
  public var sections: [Section]
  /// Complete, without totals; `nil` where the report is more than one table.
  public var table: DataTable?
  /// Complete; described in Schemas/.
  public var payload: any Encodable & Sendable

  public init(
    title: String, sections: [Section], table: DataTable?, payload: any Encodable & Sendable
  ) {
    self.title = title
    self.sections = sections
    self.table = table
    self.payload = payload
  }
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

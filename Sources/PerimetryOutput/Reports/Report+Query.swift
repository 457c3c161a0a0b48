import PerimetryModel

extension Report {
  /// The result of a person's own query; every row, in its order.
  public static func query(columns: [String], rows: [[QueryValue]]) -> Report {
    let kinds = columns.indices.map { column -> DisplayTable.Column.Kind in
      let values = rows.lazy.map { $0[column] }.filter { $0 != .null }
      return !values.isEmpty && values.allSatisfy(\.isNumber) ? .number : .text
    }
    let table = DisplayTable(
      columns: zip(columns, kinds).map { .init($0, $1) }, rows: rows.map { $0.map(\.shown) })
    let count: Prose = "\(rows.count, "row")."
    return Report(
      title: "Query",
      sections: [
        Section("", rows.isEmpty ? [.paragraph(count)] : [.table(table), .paragraph(count)])
      ],
      table: DataTable(columns: columns) { rows.map { $0.map(\.cell) } },
      payload: Payload(report: "query") {
        [
          "columns": JSONValue(columns), "rows": .array(rows.map { .array($0.map(\.json)) }),
        ]
      })
  }
}

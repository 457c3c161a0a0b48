import PerimetryModel

extension Report {
  /// The result of a person's own query; every row, in its order.
  public static func query(columns: [String], rows: [[QueryValue]]) -> Report {
    answer(title: "Query", nil, columns: columns, rows: rows) { $0.shown }
  }

  /// The answer to a question of the library. Ids of resources are shown by their names; JSON and CSV have them whole.
  public static func answer(
    to question: CannedQuery, columns: [String], rows: [[QueryValue]]
  ) -> Report {
    let names = ResourceNames(rows.joined().compactMap(\.resource))
    return answer(
      title: question.question, Prose(question.advice), columns: columns, rows: rows
    ) { value in value.resource.map(names.shown) ?? value.shown }
  }

  private static func answer(
    title: String, _ advice: Prose?, columns: [String], rows: [[QueryValue]],
    _ shown: (QueryValue) -> Prose
  ) -> Report {
    let kinds = columns.indices.map { column -> DisplayTable.Column.Kind in
      let values = rows.lazy.map { $0[column] }.filter { $0 != .null }
      if values.isEmpty { return .text }
      if values.allSatisfy(\.isNumber) { return .number }
      if values.allSatisfy(\.isTime) { return .label }
      return values.contains { $0.resource != nil } ? .key : .text
    }
    let table = DisplayTable(
      columns: zip(columns, kinds).map { .init($0, $1) }, rows: rows.map { $0.map(shown) })
    let count: Prose = "\(rows.count, "row")."
    let closing = Section.Block.paragraph(advice.map { count + " " + $0 } ?? count)
    return Report(
      title: title,
      sections: [Section("", rows.isEmpty ? [closing] : [.table(table), closing])],
      table: DataTable(columns: columns) { rows.map { $0.map(\.cell) } },
      payload: Payload(report: "query") {
        [
          "columns": JSONValue(columns), "rows": .array(rows.map { .array($0.map(\.json)) }),
        ]
      })
  }
}

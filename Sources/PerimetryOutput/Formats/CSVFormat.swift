/// A header line, then a line a row, each ending in a line feed. Numbers are plain, times ISO 8601, absent is empty.
struct CSVFormat {
  func render(_ report: Report) throws -> String {
    guard let table = report.table else { throw OutputError.noTable(report: report.title) }
    var result = line(table.columns.map { CSVField($0).text })
    for row in table.rows { result += line(row.map(field)) }
    return result
  }

  private func line(_ fields: [String]) -> String { fields.joined(separator: ",") + "\n" }

  private func field(_ cell: Cell) -> String {
    switch cell {
    case .none: ""
    case .text(let text): CSVField(text).text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .time(let time): time.description
    case .list(let texts): CSVField(texts.joined(separator: "; ")).text
    }
  }
}

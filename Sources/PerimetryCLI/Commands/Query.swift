import ArgumentParser
import PerimetryOutput
import PerimetryStore

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the store in SQL; nothing in it can be changed.",
    discussion: """
      The view NSPAccessLogs has the 40 columns of the Log Analytics table, the view flows the merged records, the view \
      hours how many there are by hour, category and resource, the table reject what could not be used. Records are aggregates: sum Count, never count rows.

        perimetry query 'SELECT Category, sum(Count) FROM NSPAccessLogs GROUP BY Category'
        perimetry query 'SELECT * FROM flows ORDER BY events DESC LIMIT 20' --format csv
      """)

  @Argument(help: "One statement that reads.")
  var sql: String

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (columns, rows) = try store.open(.read).query(sql)
    try output.show(.query(columns: columns, rows: rows))
  }
}

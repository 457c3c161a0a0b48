import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryOutput
import PerimetryStore

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the store, in SQL or by the name of a question; nothing in it can be changed.",
    discussion: """
      The view NSPAccessLogs has the 40 columns of the Log Analytics table, the view flows the merged records, the view \
      hours how many there are by hour, category and resource, the table reject what could not be used. Records are \
      aggregates: sum Count, never count rows. The questions that people ask of the table in KQL have names here.

        perimetry query --list
        perimetry query --name blockers --set resource=stexample
        perimetry query 'SELECT Category, sum(Count) FROM NSPAccessLogs GROUP BY Category'
        perimetry query 'SELECT * FROM flows ORDER BY events DESC LIMIT 20' --format csv
        perimetry query --datasette > metadata.json && datasette perimetry.db --metadata metadata.json
      """)

  @Argument(help: "One statement that reads.")
  var sql: String?

  @Flag(help: "List the questions that have a name.")
  var list = false

  @Option(
    help: ArgumentHelp("Ask the question of this name.", valueName: "question"),
    completion: .list(CannedQuery.library.map(\.name)))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "What to ask about, such as resource=stexample. Repeatable.", valueName: "parameter=value"))
  var set: [String] = []

  @Flag(help: "Show the SQL of the question instead of asking it.")
  var showSQL = false

  @Flag(
    help:
      "Write the metadata that shows the store in Datasette: titles, meanings of columns, questions."
  )
  var datasette = false

  @OptionGroup var tags: TagsFileOption
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let ways = [sql != nil, list, name != nil, datasette]
    if ways.filter({ $0 }).count != 1 {
      throw ValidationError(
        "Say what to ask: a statement, --name QUESTION, --list, or --datasette; one of them.")
    }
    if name == nil, !set.isEmpty || showSQL {
      throw ValidationError("--set and --show-sql go with --name QUESTION.")
    }
    if let name {
      let question = try Query.question(named: name)
      _ = try values(for: question)
      if question.taggedColumn == nil, tags.serviceTags != nil {
        throw ValidationError("--service-tags: \(question.name) does not need the file.")
      }
      if question.taggedColumn != nil, tags.serviceTags == nil, !showSQL {
        throw ValidationError(
          "\(question.name) names service tags: give Microsoft's file, --service-tags ServiceTags_Public_<date>.json."
        )
      }
    }
  }

  private static func question(named name: String) throws -> CannedQuery {
    guard let question = CannedQuery.named(name) else {
      let nearest = CannedQuery.nearest(to: name).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError(
        "There is no question \"\(name)\".\(nearest) `perimetry query --list` has all.")
    }
    return question
  }

  private func values(for question: CannedQuery) throws -> [String: String] {
    try set.reduce(into: [:]) { values, setting in
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let known = question.parameters.map(\.name)
      guard parts.count == 2, known.contains(String(parts[0])) else {
        throw ValidationError(
          "--set \(setting): \(question.name) takes "
            + (known.isEmpty ? "nothing" : known.map { $0 + "=…" }.joined(separator: ", ")) + ".")
      }
      if parts[1].isEmpty || values[String(parts[0])] != nil {
        throw ValidationError(
          "--set \(setting): one value for each, and no empty one; what is not set asks of everything."
        )
      }
      values[String(parts[0])] = String(parts[1])
    }
  }

  func run() throws {
    if list { return try output.show(.questions(CannedQuery.library)) }
    if datasette {
      let file = URL(fileURLWithPath: store.path).deletingPathExtension().lastPathComponent
      return try Console.show(
        DatasetteMetadata(
          database: file, views: StoreView.library, questions: CannedQuery.library
        ).text)
    }
    if let name {
      let question = try Query.question(named: name)
      if showSQL { return try Console.show(question.sql + "\n") }
      return try ask(question)
    }
    let sql = sql ?? ""
    let store = try store.open(.read)
    let (columns, rows) = try store.query(sql)
    noteCountedRows(sql)
    if sql.lowercased().contains("nspaccesslogs"), try !store.compaction().isEmpty {
      output.verbosity.note(
        "some rows of NSPAccessLogs are compacted: each is the first record of a flow and operation on its day, with the Count "
          + "of all; the views flows and hours count them all")
    }
    if sql.lowercased().contains("nspaccesslogs"), let day = try store.prunedBefore() {
      output.verbosity.note(
        "records before \(day) were pruned: NSPAccessLogs holds the rest, the views flows and hours all of them"
      )
    }
    try output.show(.query(columns: columns, rows: rows))
  }

  private func ask(_ question: CannedQuery) throws {
    let tags = try tags.read(output.verbosity)
    var (columns, rows) = try store.open(.read).answer(question, values(for: question))
    if let tags, let place = columns.firstIndex(where: { $0 == question.taggedColumn }) {
      columns.append("service_tags")
      rows = rows.map { row in
        guard case .text(let text) = row[place], let address = IPAddress(text) else {
          return row + [.null]
        }
        return row + [.text(tags.tags(holding: address).map(\.name).joined(separator: ", "))]
      }
    }
    try output.show(.answer(to: question, columns: columns, rows: rows))
  }

  /// Rows are what everybody counts first.
  private func noteCountedRows(_ sql: String) {
    let words = sql.lowercased().filter { !$0.isWhitespace }
    if words.contains("count(*)"), words.contains("nspaccesslogs"), !words.contains("sum(count)") {
      output.verbosity.note("a row stands for Count events: sum(Count), where events are meant")
    }
  }
}

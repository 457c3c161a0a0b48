import PerimetryModel

/// What Datasette shows of a store: titles, the meaning of each column, and the questions by name.
public struct DatasetteMetadata {
  private let database: String
  private let views: [StoreView]
  private let questions: [CannedQuery]

  /// - Parameter database: what Datasette calls the store: its file's name without the extension.
  public init(database: String, views: [StoreView], questions: [CannedQuery]) {
    (self.database, self.views, self.questions) = (database, views, questions)
  }

  public var text: String { JSONWriter.text(of: value).text + "\n" }

  private var value: JSONValue {
    // What needs a file beside the store is asked of perimetry.
    let askable = questions.filter { $0.taggedColumn == nil }
    let shown: JSONValue = [
      "tables": .object(JSONObject(views.map { ($0.name, DatasetteMetadata.table($0)) })),
      "queries": .object(JSONObject(askable.map { ($0.name, DatasetteMetadata.query($0)) })),
    ]
    return [
      "title": "perimetry",
      "description":
        "Access logs of Azure network security perimeters. Records are aggregates: sum their counts, never count rows.",
      "databases": .object(JSONObject([(database, shown)])),
    ]
  }

  private static func table(_ view: StoreView) -> JSONValue {
    [
      "title": .string(view.name), "description": .string(view.meaning),
      "columns": .object(JSONObject(view.columns.map { ($0.name, .string($0.meaning)) })),
    ]
  }

  private static func query(_ question: CannedQuery) -> JSONValue {
    let settings = question.parameters.map { parameter in
      " \(parameter.name): \(parameter.help)"
        + (parameter.standard.isEmpty ? "" : ", such as \(parameter.standard)") + "."
    }
    return [
      "title": .string(question.question),
      "description": .string(question.advice + settings.joined()), "sql": .string(question.sql),
    ]
  }
}

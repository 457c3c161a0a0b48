import PerimetryModel

/// The text of a file of decisions (Schemas/decisions.schema.json), made for version control: in order, one member a
/// line, so that a decision more or less is a few lines of a diff.
public struct DecisionsDocument: Sendable {
  private let decisions: Decisions

  public init(_ decisions: Decisions) { self.decisions = decisions }

  /// Ends with a newline.
  public var text: String {
    get throws {
      let document: JSONValue = [
        "format": "perimetry-decisions", "formatVersion": 1,
        "decisions": .list(decisions.entries) { $0.json },
      ]
      return try JSONText(Payload { document }).text + "\n"
    }
  }
}

extension Decision {
  /// What is not restricted is left out.
  var json: JSONValue {
    var json: JSONValue = [
      "author": .string(author), "decision": .string(kind.rawValue), "peer": .string(peer),
      "reason": .string(reason),
    ]
    let optional = [
      ("direction", direction?.rawValue ?? ""), ("expires", expires?.description ?? ""),
      ("perimeter", perimeter), ("profile", profile),
    ]
    for (key, text) in optional where !text.isEmpty { json = json.merging([key: .string(text)]) }
    return json
  }
}

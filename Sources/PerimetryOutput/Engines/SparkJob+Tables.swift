import PerimetryModel

/// What the job knows of the domain, written out of the model.
extension SparkJob {
  static var tables: String {
    ([
      "# Tables, out of perimetry's own model. "
        + String(repeating: "-", count: 64),
      "# The columns that are texts, in the order in which identities are hashed; the first identify.",
    ] + list("FIELDS", RecordField.allCases.map { string("\($0)") }) + [
      "IDENTITY_COUNT = \(RecordField.identity.count)",
      "# Where each stands in a record of a storage archive.",
    ] + list("PLACES", RecordField.allCases.map(place)) + keys + categories + shapes + limits)
    .joined(separator: "\n")
  }

  private static func string(_ text: String) -> String { PythonString(text).text }

  private static func list(
    _ name: String, _ items: [String], _ open: String = "[", _ close: String = "]"
  ) -> [String] {
    ["\(name) = \(open)"] + items.map { "    \($0)," } + [close]
  }

  private static func dictionary(_ name: String, _ items: [(key: String, value: String)])
    -> [String]
  {
    list(name, items.map { "\(string($0.key)): \($0.value)" }, "{", "}")
  }

  private static func place(of field: RecordField) -> String {
    guard let place = field.storagePlace else { return "((), None)" }
    let scope = place.scope.map { string($0) + "," }.joined(separator: " ")
    return "((\(scope)), \(string(place.key)))"
  }

  /// What the names of columns mean, by the object they stand in: the number of a column, or an object's number with that of a
  /// column or -1.
  private static var keys: [String] {
    ["# What folded names mean: a column, or an object with the column that takes what is none."]
      + list(
        "KEYS",
        RecordKeys.Scope.allCases.map { scope in
          let names = RecordKeys.names(in: scope).compactMap { name, meaning in
            number(of: meaning).map { "        \(string(name)): \($0)," }
          }
          return (["{"] + names + ["    }"]).joined(separator: "\n")
        })
      + list("RULE_NAMES", RecordKeys.names(in: .matchedRule).map { string($0.name) }, "{", "}")
  }

  private static func number(of meaning: RecordKeys.Meaning) -> String? {
    switch meaning {
    case .column(let column): number(of: column).map(String.init)
    case .nested(let scope, let column):
      "(\(scope.rawValue), \(column.flatMap(number) ?? -1))"
    }
  }

  /// The texts first, then what changes from record to record; `nil` for what is dropped.
  private static func number(of column: RecordColumn) -> Int? {
    let rest: [RecordColumn] = [.category, .time, .end, .count, .port, .compaction]
    if case .text(let field) = column { return field.rawValue }
    return rest.firstIndex(of: column).map { RecordField.allCases.count + $0 }
  }

  private static var categories: [String] {
    let names = LogCategory.foldedNames.map { ($0.name, string($0.category.rawValue)) }
    let shown = LogCategory.foldedDisplayNames.map { ($0.name, string($0.category.rawValue)) }
    let directions = LogCategory.allCases.map {
      ($0.rawValue, string($0.direction.rawValue))
    }
    return ["# Categories by what is left of a spelling that is folded and without its prefix."]
      + dictionary("SUFFIXES", names) + dictionary("DISPLAY_NAMES", shown)
      + list("CATEGORY_PREFIXES", LogCategory.foldedPrefixes.map(string))
      + list("CATEGORY_STARTS", LogCategory.foldedStarts.map(string), "(", ")")
      + list("TABLE_NAMES", LogCategory.foldedTableNames.map(string), "(", ")")
      + dictionary("DIRECTIONS", directions)
  }

  private static var limits: [String] {
    [
      "PERIMETER_TYPE = \(string(ResourceID.perimeterType))",
      "LARGEST_COUNT = \(RecordBounds.largestCount)",
      "LONGEST_RECORD = \(RecordBounds.longestRecord)",
      "NO_CATEGORY = \(string("\(Reject.Reason.missingColumn("category"))"))",
      "NO_TIME = \(string("\(Reject.Reason.missingColumn("time"))"))",
      "UNREADABLE_TIME = \(string("\(Reject.Reason.unreadable(column: "time", value: ""))"))",
      "TOO_LARGE = \(string("\(Reject.Reason.unreadable(column: "count", value: ""))"))",
      "TOO_LONG = \(string("\(Reject.Reason.tooLong)"))",
      "MALFORMED = \(string("\(Reject.Reason.malformed(""))"))",
      "NOT_AN_OBJECT = \(string("\(Reject.Reason.notAnObject)"))",
    ]
  }

  /// The shape of the flow for every set of columns that matter to it, asked of ``FlowShape``.
  private static var shapes: [String] {
    let facts = FlowShape.Facts(
      exportedDirection: nil, isAddressReadable: true, isDomainReadable: true,
      mentionsServiceEndpoint: false)
    let categories: [(name: String, category: RecordCategory)] = [
      (string(Direction.inbound.rawValue), .known(.privateInboundAllowed)),
      (string(Direction.outbound.rawValue), .known(.outboundAttempt)),
      ("None", .unknown("")),
    ]
    var rows: [String] = []
    var lists: [String] = []
    for (name, category) in categories {
      lists.append("    \(name): [SHAPE_ROWS[row] for row in (")
      let numbers = (0..<(1 << shapeFields.count)).map { presence -> String in
        let shape = FlowShape(category: category, facts: facts) { field in
          shapeFields.firstIndex(of: field).map { presence >> $0 & 1 == 1 } ?? false
        }
        let row = row(of: shape)
        if let number = rows.firstIndex(of: row) { return String(number) }
        rows.append(row)
        return String(rows.count - 1)
      }
      for start in stride(from: 0, to: numbers.count, by: 16) {
        let line = numbers[start..<min(start + 16, numbers.count)].joined(separator: ", ")
        lists.append("        \(line),")
      }
      lists.append("    )],")
    }
    return [
      "# Of a direction, None for that of an unknown category, and of the columns that are there:"
    ]
      + list("SHAPE_FIELDS", shapeFields.map { String($0.rawValue) })
      + ["# direction, kind of peer, the peer's column, its protocol's."]
      + list("SHAPE_ROWS", rows) + ["SHAPES = {"] + lists + ["}"]
  }

  private static func row(of shape: FlowShape) -> String {
    func number(_ field: RecordField?) -> String { field.map { String($0.rawValue) } ?? "None" }
    let words = [string(shape.direction.rawValue), string(shape.peerKind.rawValue)]
    let numbers = [number(shape.peerField), number(shape.protocolField)]
    return "(\((words + numbers).joined(separator: ", ")))"
  }

  /// The columns that ``FlowShape`` asks for; a test knows of any other.
  static let shapeFields: [RecordField] = [
    .sourceAddress, .sourceResource, .sourceAppID, .sourceProtocol, .destinationFQDN,
    .destinationResource, .destinationProtocol,
  ]
}

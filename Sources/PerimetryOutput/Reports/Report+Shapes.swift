import PerimetryModel

extension Report {
  /// The exports that can be read, a row each.
  public static func shapes(_ shapes: [ExportShape]) -> Report {
    let table = DisplayTable(
      columns: [.init("Shape", .label), .init("What it is"), .init("Needs")],
      rows: shapes.map { shape in
        [
          "\(code: shape.rawValue)", "\(shape.summary)",
          "\(shape.required.joined(separator: ", "))",
        ]
      })
    let wanted = ExportShape.allCases.reduce(into: [[String]]()) { lists, shape in
      if !lists.contains(shape.wanted) { lists.append(shape.wanted) }
    }
    let answers = wanted.map { "\($0.joined(separator: ", "))." as Prose }
    return Report(
      title: "Shapes",
      sections: [
        Section(
          "",
          [
            .table(table),
            .paragraph(
              """
              Needed is what a record cannot do without. The answers rest on more, by either set of names; what is \
              left out of an export cannot be asked for:
              """),
            .list(answers),
          ])
      ],
      table: DataTable(columns: ["shape", "summary", "required", "wanted"]) {
        shapes.map {
          [.text($0.rawValue), .text($0.summary), .list($0.required), .list($0.wanted)]
        }
      },
      payload: Payload(report: "shapes") {
        [
          "shapes": .array(
            shapes.map {
              [
                "name": .string($0.rawValue), "summary": .string($0.summary),
                "required": JSONValue($0.required), "wanted": JSONValue($0.wanted),
              ]
            })
        ]
      })
  }
}

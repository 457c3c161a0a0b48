import PerimetryModel

extension Report {
  /// The questions that have a name, with what may be said with each.
  public static func questions(_ questions: [CannedQuery]) -> Report {
    let table = DisplayTable(
      columns: [.init("Name", .label), .init("Question"), .init("With")],
      rows: questions.map { question in
        [
          "\(code: question.name)", Prose(question.question),
          Prose.joined(question.withs.map { "\(code: $0)" }, by: ", "),
        ]
      })
    return Report(
      title: "Questions",
      sections: [
        Section(
          "",
          [
            .table(table),
            .paragraph(
              "Ask one with \(code: "perimetry query --name top-sources --set resource=stexample"), and see its SQL, to make "
                + "another of it, with \(code: "--name top-sources --show-sql"). Whatever is not set asks of everything."
            ),
          ])
      ],
      table: DataTable(columns: ["name", "question", "advice", "parameters", "sql"]) {
        questions.map {
          [
            .text($0.name), .text($0.question), .text($0.advice), .list($0.parameters.map(\.name)),
            .text($0.sql),
          ]
        }
      },
      payload: Payload(report: "questions") {
        [
          "questions": .array(
            questions.map { question in
              [
                "name": .string(question.name), "question": .string(question.question),
                "advice": .string(question.advice), "sql": .string(question.sql),
                "needs_service_tags": .bool(question.taggedColumn != nil),
                "parameters": .array(
                  question.parameters.map {
                    [
                      "name": .string($0.name), "help": .string($0.help),
                      "standard": .string($0.standard),
                    ]
                  }),
              ]
            })
        ]
      })
  }
}

extension CannedQuery {
  fileprivate var withs: [String] {
    parameters.map { $0.name + "=" } + (taggedColumn == nil ? [] : ["--service-tags"])
  }
}

import PerimetryModel

extension Report {
  /// What an installation can do.
  public static func selfCheck(_ checks: [InstallationCheck], version: String) -> Report {
    let failures = checks.filter { $0.outcome == .fails }.count
    let absent = checks.filter { $0.outcome == .absent }.count
    let verdict =
      failures == 0
      ? Prose("This installation works", tone: .allowed)
      : Prose(failures.counting("check") + (failures == 1 ? " fails" : " fail"), tone: .denied)
    let left: Prose =
      absent == 0
      ? "."
      : "; " + Prose(absent.counting("part"))
        + " not built in: install the libraries' headers and build again to have them."
    let table = DisplayTable(
      columns: [.init("Check", .label), .init("Result", .label), .init("With")],
      rows: checks.map { check in
        [
          Prose(check.name), Prose(check.outcome.words, tone: check.outcome.tone),
          Prose(check.detail),
        ]
      })
    return Report(
      title: "Self-check",
      sections: [
        Section("", [.paragraph("perimetry \(version). " + verdict + left), .table(table)])
      ],
      table: DataTable(columns: ["check", "result", "detail"]) {
        checks.map { [.text($0.name), .text($0.outcome.words), .text($0.detail)] }
      },
      payload: Payload(report: "self-check") {
        [
          "version": .string(version), "works": .bool(failures == 0),
          "checks": .array(
            checks.map {
              [
                "name": .string($0.name), "result": .string($0.outcome.words),
                "detail": .string($0.detail),
              ]
            }),
        ]
      })
  }
}

extension InstallationCheck.Outcome {
  fileprivate var words: String {
    switch self {
    case .works: "works"
    case .fails: "fails"
    case .absent: "not built in"
    }
  }

  fileprivate var tone: Prose.Tone? {
    switch self {
    case .works: .allowed
    case .fails: .denied
    case .absent: nil
    }
  }
}

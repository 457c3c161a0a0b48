import PerimetryModel

extension Report {
  /// Who talks to what, and what enforcement would say of it.
  public static func flows(_ assessments: [Assessment], scope: ReportScope) -> Report {
    let total = Tally.sum(assessments.lazy.map(\.flow.tally))
    let opening: Prose =
      total.map {
        """
        \(assessments.count, "flow") of \($0.events, "event") in \($0.records, "record"), in \
        the order of profile, resource, direction, category and peer.
        """
      }
      ?? "No flow matches: the store holds no record of such traffic, which says nothing about it."
    var sections = [Section("", [.paragraph(opening), scope.facts])]
    if !assessments.isEmpty {
      sections.append(Section("Flows", [.table(AssessmentTable(assessments).display)]))
    }
    return Report(
      title: "Flows", sections: sections, table: AssessmentTable(assessments).data,
      payload: Payload(report: "flows") {
        ["scope": scope.json, "flows": .list(assessments) { $0.json }]
      })
  }
}

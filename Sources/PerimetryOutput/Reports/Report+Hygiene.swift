import PerimetryModel

extension Report {
  /// What could be tidied in the rules there are.
  /// - Parameters:
  ///   - files: of the rules, as they were named.
  ///   - evidence: of what traffic shows, as far as it was looked up.
  public static func hygiene(
    _ hygiene: Hygiene, files: [String], evidence: [RecordReference: Evidence] = [:],
    scope: ReportScope
  ) -> Report {
    Report(
      title: "Hygiene of rules", table: hygiene.table(evidence),
      payload: Payload(report: "hygiene") {
        hygiene.json(evidence).merging(["scope": scope.json, "rule_files": JSONValue(files)])
      }
    ) {
      var sections = [
        Section(
          "",
          [
            .paragraph(hygiene.headline(scope.emptiness)),
            .facts([("Rules", Prose(files.joined(separator: ", ")))]),
            scope.facts, .table(hygiene.display),
          ])
      ]
      if hygiene.parts.contains(where: { $0.watched == nil }) {
        sections[0].blocks.append(
          .paragraph(
            "Where nothing was recorded, whether an element is used cannot be told, and none is called unused."
          ))
      }
      if !scope.filter.isEmpty {
        sections[0].blocks.append(
          .paragraph(
            "Only the traffic named above was looked at: what other traffic needs is called unused and wide here, too."
          ))
      }
      sections += hygiene.sections(evidence)
      return sections
    }
  }
}

import PerimetryModel

extension Report {
  /// Which resources can be switched to enforced mode, and whether enough was seen.
  public static func readiness(_ readiness: Readiness, scope: ReportScope) -> Report {
    Report(
      title: "Readiness", table: readiness.table,
      payload: Payload(report: "readiness") {
        readiness.json.merging(["scope": scope.json, "rule_files": JSONValue(scope.ruleFiles)])
      }
    ) {
      var opening: [Section.Block] = [.paragraph(readiness.headline)]
      opening += readiness.warnings.map(Section.Block.paragraph)
      if !scope.ruleFiles.isEmpty {
        opening.append(
          .paragraph(
            "Judged as if the rules of " + Prose(scope.ruleFiles.joined(separator: ", "))
              + " were in force: " + Prose("deploy what of them is not", tone: .strong)
              + " before anything is switched."))
      }
      opening += [scope.facts, .facts([("Demanded", readiness.settings.prose)])]
      var sections = [Section("", opening)]
      if !readiness.switchable.isEmpty {
        sections.append(Section("To switch, in this order", [.list(readiness.order)]))
      }
      let tables = ReadinessTables(readiness)
      if !readiness.resources.isEmpty {
        sections.append(
          Section(
            "The board",
            [
              .table(tables.board(rows: Shown.rows)),
              .paragraph(
                """
                Open are the events that would be denied; of those, the rules of \
                \(code: "perimetry recommend") let through what is proposed, and what stands under \
                no rule needs another cure. Days are clean after the last on which something is open \
                under the rules as they are now: what a newer rule lets through, or a decision gives up, \
                counts against none.
                """),
            ]))
      }
      let remarks = readiness.remarks
      if !remarks.isEmpty {
        sections.append(Section("What stands in the way", [.list(remarks)]))
      }
      if !readiness.profiles.isEmpty {
        sections.append(
          Section("Was enough seen?", tables.sufficiency(rows: Shown.rows)))
      }
      return sections
    }
  }
}

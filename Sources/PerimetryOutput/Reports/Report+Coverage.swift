import PerimetryModel

extension Report {
  /// What the store holds and what it cannot tell.
  public static func coverage(_ coverage: Coverage, scope: ReportScope) -> Report {
    let silence = Silence(coverage: coverage, filter: scope.filter)
    var opening: [Section.Block] = [coverage.summary(filter: scope.filter)]
    opening += silence.warnings.map(Section.Block.paragraph)
    opening.append(ReportScope(store: scope.store, filter: scope.filter).facts)
    var sections = [Section("", opening), Section("Categories", [.table(coverage.categoryTable)])]
    if !coverage.resources.isEmpty {
      sections.append(
        Section(
          "Resources",
          [
            .table(coverage.resourceTable),
            .paragraph(
              """
              A resource that is not listed logged nothing: unobserved, which says nothing \
              about it.
              """
            ),
          ]))
    }
    if !coverage.gaps.isEmpty {
      sections.append(Section("Hours without records", [.table(gapTable(coverage.gaps))]))
    }
    sections.append(
      Section(
        "What was read",
        [
          .facts([
            ("Records", coverage.account.balance), ("Files", "\(coverage.files)"),
            ("Bytes", "\(coverage.account.bytes)"),
          ])
        ]))
    return Report(
      title: "Coverage", sections: sections, table: coverage.table,
      payload: Payload(report: "coverage") {
        coverage.json(filter: scope.filter).merging([
          "scope": ReportScope(store: scope.store, filter: scope.filter, coverage: coverage).json
        ])
      })
  }

  private static func gapTable(_ gaps: [Coverage.Gap]) -> DisplayTable {
    DisplayTable(
      columns: [.init("From", .label), .init("Until", .label), .init("Hours", .number)],
      rows: gaps.prefix(Shown.rows).map {
        ["\($0.start.description)", "\($0.end.description)", "\($0.hours)"]
      }, total: gaps.count)
  }
}

import PerimetryModel

extension Report {
  /// What the store holds and what it cannot tell.
  public static func coverage(_ coverage: Coverage, scope: ReportScope) -> Report {
    let silence = Silence(coverage: coverage, filter: scope.filter)
    var opening: [Section.Block] = [coverage.summary(filter: scope.filter)]
    opening += silence.warnings.map(Section.Block.paragraph)
    opening += coverage.compactionWarnings.map { .paragraph(Prose($0, tone: .unclear)) }
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
    if !coverage.partialSources.isEmpty {
      sections.append(
        Section(
          "Partial sources",
          [
            .paragraph(
              """
              They lack columns that tell records apart: what differs only there counts as one, and in the hours shared \
              with full records events may count twice.
              """), .table(partialTable(coverage.partialSources)),
          ]))
    }
    sections.append(
      Section(
        "What was read",
        [
          .facts([
            ("Records", coverage.account.balance), ("Files", "\(coverage.files)"),
            ("Bytes", coverage.account.byteBalanceOfRecords),
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

  private static func partialTable(_ sources: [Coverage.PartialSource]) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("File", .key), .init("Lacks"), .init("Records", .number),
        .init("Hours", .number, expendable: 1), .init("Shared hours", .number),
      ],
      rows: sources.prefix(Shown.rows).map { source in
        [
          Prose(source.file), Prose(source.lacks.joined(separator: ", ")), "\(source.records)",
          "\(source.hours)",
          source.sharedHours > 0
            ? Prose(source.sharedHours.grouped, tone: .unclear) : "\(source.sharedHours)",
        ]
      }, total: sources.count)
  }

  private static func gapTable(_ gaps: [Coverage.Gap]) -> DisplayTable {
    DisplayTable(
      columns: [.init("From", .label), .init("Until", .label), .init("Hours", .number)],
      rows: gaps.prefix(Shown.rows).map {
        ["\($0.start.description)", "\($0.end.description)", "\($0.hours)"]
      }, total: gaps.count)
  }
}

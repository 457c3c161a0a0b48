import PerimetryModel

extension Report {
  /// What could not be used, with its place, the reason and the bytes.
  /// - Parameters:
  ///   - compacted: how many were rejected when archives were compacted: only their number came along.
  ///   - store: the path of the store.
  public static func rejects(
    _ rejects: [KeptReject], compacted: Int64 = 0, store: String
  ) -> Report {
    let files = Set(rejects.map(\.file)).count
    let opening: Prose =
      rejects.isEmpty
      ? "Nothing was rejected, or nothing of what was asked for."
      : "\(rejects.count, "reject") in \(files, "file")."
    var sections = [Section("", [.paragraph(opening)])]
    if compacted > 0 {
      sections[0].blocks.append(
        .paragraph(
          "\(compacted, "more record") had been rejected when archives were compacted: only their number is known."
        ))
    }
    if !rejects.isEmpty { sections.append(Section("Rejects", [.table(display(rejects))])) }
    return Report(
      title: "Rejects", sections: sections,
      table: DataTable(columns: ["file", "offset", "length", "reason", "text"]) {
        rejects.map { reject in
          [
            .text(reject.file), .integer(reject.offset), .integer(reject.length),
            .text(reject.reason), .text(reject.text),
          ]
        }
      },
      payload: Payload(report: "rejects") {
        [
          "store": .string(store), "rejected_before_compaction": .integer(compacted),
          "rejects": .list(rejects) { reject in
            [
              "file": .string(reject.file), "offset": .integer(reject.offset),
              "length": .integer(reject.length), "reason": .string(reject.reason),
              "text": .string(reject.text),
            ]
          },
        ]
      })
  }

  /// Characters of the text that people are shown.
  private static let excerpt = 60

  private static func display(_ rejects: [KeptReject]) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("File", .key), .init("Byte", .number), .init("Reason"),
        .init("Text", expendable: 1),
      ],
      rows: rejects.prefix(Shown.rows).map { reject in
        let text = reject.text
        let shown = text.count > excerpt ? text.prefix(excerpt) + "…" : text[...]
        return [
          Prose(reject.file), Prose("\(reject.offset)"), Prose(reject.reason), Prose(String(shown)),
        ]
      }, total: rejects.count)
  }
}

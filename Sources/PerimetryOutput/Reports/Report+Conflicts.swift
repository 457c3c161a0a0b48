import PerimetryModel

extension Report {
  /// Copies of records that say another count or end than the one that stands.
  /// - Parameter store: the path of the store.
  public static func conflicts(_ conflicts: [KeptConflict], store: String) -> Report {
    let opening: Prose =
      conflicts.isEmpty
      ? "All copies of a record agree in count and end, or none that was asked for does not."
      : """
      \(conflicts.count, "copy", plural: "copies") of records with another count or end than the one that stands: the \
      larger count, then the later end.
      """
    var sections = [Section("", [.paragraph(opening)])]
    if !conflicts.isEmpty { sections.append(Section("Conflicts", [.table(display(conflicts))])) }
    return Report(
      title: "Conflicts", sections: sections,
      table: DataTable(
        columns: [
          "time", "file", "offset", "count", "end", "standing_file", "standing_offset",
          "standing_count", "standing_end",
        ]
      ) {
        conflicts.map { conflict in
          [.time(conflict.time)] + conflict.outdone.cells + conflict.standing.cells
        }
      },
      payload: Payload(report: "conflicts") {
        [
          "store": .string(store),
          "conflicts": .list(conflicts) { conflict in
            [
              "time": .string(conflict.time.description), "outdone": conflict.outdone.json,
              "standing": conflict.standing.json,
            ]
          },
        ]
      })
  }

  private static func display(_ conflicts: [KeptConflict]) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("Time", .label), .init("File", .key), .init("Byte", .number),
        .init("Count", .number), .init("Stands", .number), .init("In", expendable: 1),
      ],
      rows: conflicts.prefix(Shown.rows).map { conflict in
        [
          Prose(conflict.time.description), Prose(conflict.outdone.file),
          "\(conflict.outdone.offset)", "\(conflict.outdone.count)", "\(conflict.standing.count)",
          Prose(conflict.standing.file),
        ]
      }, total: conflicts.count)
  }
}

extension KeptConflict.Claim {
  fileprivate var cells: [Cell] {
    [.text(file), .integer(offset), .integer(count), end.map(Cell.time) ?? .none]
  }

  fileprivate var json: JSONValue {
    [
      "file": .string(file), "offset": .integer(offset), "count": .integer(count),
      "end": JSONValue(end?.description),
    ]
  }
}

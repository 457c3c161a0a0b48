import PerimetryModel

extension Report {
  /// What each store brought into another one.
  /// - Parameters:
  ///   - stores: the path of each, and what became of its records.
  ///   - store: the path of the store that took them.
  public static func merge(
    _ stores: [(path: String, account: IngestAccount)], into store: String
  ) -> Report {
    let sum = stores.reduce(into: IngestAccount()) { $0 += $1.account }
    return Report(
      title: "Merge",
      sections: [
        Section(
          "",
          [
            .paragraph(
              """
              \(sum.read, "record") of \(stores.count, "store") into \(store): \(sum.kept) new, \
              \(sum.duplicate) known, \(sum.conflict) known with another count or end.
              """),
            .table(
              DisplayTable(
                columns: [
                  .init("Store", .key), .init("Records", .number), .init("New", .number),
                  .init("Known", .number), .init("Conflicts", .number),
                ],
                rows: stores.map { path, account in
                  [
                    Prose(path), "\(account.read)", "\(account.kept)", "\(account.duplicate)",
                    "\(account.conflict)",
                  ]
                })),
          ])
      ],
      table: DataTable(columns: ["store", "records", "new", "known", "conflict"]) {
        stores.map { path, account in
          [
            .text(path), .integer(account.read), .integer(account.kept),
            .integer(account.duplicate), .integer(account.conflict),
          ]
        }
      },
      payload: Payload(report: "merge") {
        [
          "into": .string(store),
          "stores": .array(
            stores.map { path, account in
              [
                "store": .string(path), "records": .integer(account.read),
                "new": .integer(account.kept), "known": .integer(account.duplicate),
                "conflict": .integer(account.conflict),
              ]
            }),
        ]
      })
  }
}

import PerimetryModel

extension Report {
  /// What an independent recomputation says of a recommendation.
  /// - Parameter options: as the file says them, under which it is held against the store.
  public static func verification(
    _ verdicts: [CoverVerdict], of file: String, options: Recommendation.Options,
    scope: ReportScope
  ) -> Report {
    let columns = ["perimeter", "profile", "check", "holds", "recomputed", "fault"]
    let table = DataTable(columns: columns) {
      verdicts.flatMap { verdict in
        verdict.checks.map { check in
          [
            .text(verdict.profile.perimeter.text), .text(verdict.profile.name),
            .text(check.aspect.rawValue), .text(check.fault == nil ? "yes" : "no"),
            .text(check.figure), Cell(check.fault),
          ]
        }
      }
    }
    let payload = Payload(report: "verification") {
      [
        "file": .string(file), "scope": scope.json, "options": options.json,
        "holds": .bool(verdicts.allSatisfy(\.holds)),
        "profiles": .list(verdicts) { verdict in
          verdict.profile.json.merging([
            "holds": .bool(verdict.holds),
            "checks": .list(verdict.checks) { check in
              [
                "check": .string(check.aspect.rawValue), "holds": .bool(check.fault == nil),
                "recomputed": .string(check.figure), "fault": JSONValue(check.fault),
              ]
            },
          ])
        },
      ]
    }
    return Report(title: "Verification", table: table, payload: payload) {
      [
        Section(
          "",
          [
            .paragraph(verdicts.headline(file)),
            .facts([("Options", options.prose), ("Gates", options.gates.prose)]),
            .paragraph(
              "These are the file's own options: whoever wrote it chose them, so read them before you sign."
            ),
          ])
      ]
        + verdicts.map { Section(Shown.profileName($0.profile), [.table($0.display)]) }
    }
  }
}

extension [CoverVerdict] {
  fileprivate func headline(_ file: String) -> Prose {
    if isEmpty { return "\(file) proposes no inbound prefixes, so there is nothing to prove." }
    let failed = filter { !$0.holds }.count
    if failed == 0, !allSatisfy(\.isOptimal) {
      return Prose("Sound, and not proven optimal: ", tone: .unclear) + """
        the prefixes of \(count, "profile") in \(file) let in whom they say and keep to the limits; within the \
        ceiling of exposure others may leave out fewer, which the file does not deny.
        """
    }
    if failed == 0 {
      return Prose("Optimal: ", tone: .allowed) + """
        the prefixes of \(count, "profile") in \(file) let in whom they say, and no set of as many \
        prefixes does better. Recomputed from the store by another algorithm.
        """
    }
    return Prose("Not proven: ", tone: .denied)
      + "\(failed) of \(count, "profile") in \(file) does not hold; see below."
  }
}

extension CoverVerdict {
  fileprivate var display: DisplayTable {
    DisplayTable(
      columns: [
        .init("Check", .label), .init("Holds", .label), .init("Recomputed"), .init("Fault"),
      ],
      rows: checks.map { check in
        [
          Prose(check.aspect.rawValue),
          check.fault == nil ? Prose("yes", tone: .allowed) : Prose("no", tone: .denied),
          Prose(check.figure), Prose(check.fault ?? "-"),
        ]
      })
  }
}

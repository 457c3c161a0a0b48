import PerimetryModel

extension Report {
  /// What a set of rules would have made of the recorded traffic: what changes, and what each rule carries.
  /// - Parameters:
  ///   - files: of the rules, as they were named.
  ///   - holdsRules: whether the files hold any.
  ///   - omissions: what of the files could not be taken, a line each.
  ///   - decisions: the file that says what is expected to be denied.
  ///   - evidence: of the changes, as far as it was looked up.
  public static func simulation(
    _ simulation: Simulation, files: [String], holdsRules: Bool = true, omissions: [String] = [],
    decisions: String? = nil, evidence: [RecordReference: Evidence], scope: ReportScope
  ) -> Report {
    Report(
      title: "Simulation", table: simulation.table(evidence),
      payload: Payload(report: "simulation") {
        simulation.json(evidence).merging([
          "scope": scope.json, "rule_files": JSONValue(files), "not_read": JSONValue(omissions),
          "decisions_file": JSONValue(decisions),
        ])
      }
    ) {
      var opening: [Section.Block] = [
        .paragraph(
          (holdsRules ? "" : Prose("The files hold no rules", tone: .unclear) + ". ")
            + (scope.emptiness ?? simulation.headline))
      ]
      if !omissions.isEmpty {
        opening.append(
          .paragraph(
            Prose("Not all rules could be read", tone: .unclear)
              + ": more may be let through. "
              + Shown.first(omissions, by: "; ") + "."))
      }
      if let unclear = simulation.unclear { opening.append(.paragraph(unclear)) }
      if let remark = simulation.subscriptionRemark { opening.append(.paragraph(remark)) }
      if !simulation.profilesWithoutRules.isEmpty {
        opening.append(
          .paragraph(
            "No rules were given for "
              + Prose.joined(
                simulation.profilesWithoutRules.prefix(Shown.examples).map(Shown.profile), by: ", ")
              + ": what would become of the traffic of these profiles cannot be told."))
      }
      opening.append(
        .facts(
          [
            ("Rules", Prose(files.joined(separator: ", "))),
            ("Imagined", simulation.settings.prose),
          ] + (decisions.map { [("Decisions", Prose($0))] } ?? [])))
      opening.append(scope.facts)
      var sections = [Section("", opening)]
      if !simulation.changes.isEmpty {
        sections.append(
          Section("What would change", [.table(simulation.display(rows: Shown.rows))]))
        sections += simulation.expectations + simulation.proof(evidence)
      }
      if !simulation.uses.isEmpty {
        sections.append(Section("What each rule carries", simulation.useBlocks))
      }
      sections.append(Section("All traffic", [.facts(simulation.facts)]))
      return sections
    }
  }
}

extension ReplaySettings {
  var prose: Prose {
    let access: Prose =
      publicAccess == .unknown
      ? "public network access not known" : "public network access \(publicAccess.rawValue)"
    return Prose(mode.rawValue) + ", " + access
      + (rulesAreComplete ? ", and no rules but these" : "")
  }

  var json: JSONValue {
    [
      "mode": .string(mode.rawValue), "public_network_access": .string(publicAccess.rawValue),
      "complete": .bool(rulesAreComplete),
    ]
  }
}

import PerimetryModel

extension Reconciliation {
  /// A row a finding, and a row for what cannot be told.
  var table: DataTable {
    DataTable(columns: [
      "resource", "perimeter", "profile", "mode", "kind", "severity", "file", "path", "subject",
      "perimeter_has", "resource_has", "description", "suggested_resources", "suggested_rules",
      "remedy",
    ]) {
      entries.flatMap { entry -> [[Cell]] in
        let configuration = entry.configuration
        func row(_ cells: [Cell]) -> [Cell] {
          [
            .text(configuration.resource.text), .text(configuration.profile.perimeter.text),
            .text(configuration.profile.name), Cell(configuration.mode),
          ] + cells
        }
        let findings = entry.findings.map { row($0.cells(configuration.file)) }
        let doubts = entry.doubts.map { doubt in
          row([
            .text("cannot-tell"), .none, .text(configuration.file), .text(configuration.path),
            .text(doubt.rawValue), .none, .none, .text(doubt.plainWords), .none, .none, .none,
          ])
        }
        return findings + doubts
      }
    }
  }

  var json: JSONValue {
    [
      "figures": .object(JSONObject(Reconciliation.figures.map { ($0, .integer(figure($0))) })),
      "resources": .list(entries) { $0.json },
    ]
  }
}

extension Reconciliation.Entry {
  fileprivate var json: JSONValue {
    let file = configuration.file
    return configuration.profile.json.merging([
      "resource": .string(configuration.resource.text), "mode": JSONValue(configuration.mode),
      "file": .string(file), "path": .string(configuration.path),
      "rules_version": JSONValue(configuration.rulesVersion?.text),
      "newest_version": JSONValue(newestVersion?.text),
      "newest_version_from": JSONValue(newestVersionFrom?.rawValue),
      "relation": JSONValue(relation?.rawValue),
      "provisioning_state": JSONValue(configuration.provisioningState),
      "enabled_categories": configuration.categories.map { JSONValue($0) } ?? .null,
      "findings": .list(findings) { $0.json },
      "cannot_tell": .list(doubts) { doubt in
        ["reason": .string(doubt.rawValue), "description": .string(doubt.plainWords)]
      },
    ])
  }
}

extension Reconciliation.Finding {
  fileprivate func cells(_ file: String) -> [Cell] {
    [
      .text(kind.rawValue), Cell(issue?.severity), .text(file), .text(path), .text(subject),
      .list(perimeter), .list(here), Cell(issue?.description),
      .list(issue?.suggestedResources ?? []), .list(issue?.suggestedRules.map(\.line) ?? []),
      .text(kind.plainRemedy),
    ]
  }

  fileprivate var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "severity": JSONValue(issue?.severity),
      "path": .string(path), "subject": .string(subject), "perimeter_has": JSONValue(perimeter),
      "resource_has": JSONValue(here), "description": JSONValue(issue?.description),
      "suggested_resources": JSONValue(issue?.suggestedResources ?? []),
      "suggested_rules": .list(issue?.suggestedRules ?? []) { rule in
        [
          "name": .string(rule.name), "direction": .string(rule.direction.rawValue),
          "elements": JSONValue(rule.elements.map(\.text)),
        ]
      },
      "remedy": .string(kind.plainRemedy),
    ]
  }
}

extension Reconciliation.Kind {
  fileprivate var plainRemedy: String { remedy.replacing("`", with: "") }
}

extension Reconciliation.Doubt {
  fileprivate var plainWords: String { words.replacing("`", with: "") }
}

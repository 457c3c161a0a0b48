import PerimetryModel
import PerimetryOutput

extension Samples {
  /// Evidence for every element of ``everyKind`` but one, with the text wherever a log's text can stand.
  static func evidence(holding text: String) -> RuleSetEvidence {
    var evidence = RuleSetEvidence()
    for profile in everyKind.profiles {
      for element in profile.rules.flatMap(\.elements) where element.text != "198.51.100.7/32" {
        evidence[profile.key, element.text] = RuleEvidence(
          peers: [text, "198.51.100.1", text, "198.51.100.2"], events: 1204, days: 3,
          firstSeen: time("2026-03-02T08:15:00.123Z"), lastSeen: time("2026-03-04T17:30:00Z"),
          firstRecord: .init(file: text, offset: 4096, length: 612))
      }
    }
    return evidence
  }

  /// What is there before ``everyKind``: a rule of a name of ours in another case, and one of another name.
  static let before = ExistingRules([
    .init(
      key: ProfileKey(perimeter: main.perimeter, name: "DEFAULTPROFILE"),
      rules: [
        ExistingRule(
          rule("Perimetry-Inbound-Prefixes", [prefix("192.0.2.0/24"), prefix("198.51.100.7/32")])),
        ExistingRule(rule("by-hand", [prefix("192.0.2.128/25")])),
      ], extent: .complete)
  ])

  static func existing(_ rule: AccessRule) -> ExistingRules {
    ExistingRules([.init(key: main, rules: [ExistingRule(rule)], extent: .complete)])
  }

  /// Every way to write a rule set, by the name of its golden files.
  static let forms = [
    ("evidence", ExportForm(evidence: evidence(holding: "archive/PT1H.json"))),
    ("undo", ExportForm(undoes: true)),
    ("parameters", ExportForm(takesNames: true)),
    ("parameters-undo", ExportForm(takesNames: true, undoes: true)),
    ("existing", ExportForm(existing: before)),
    ("existing-undo", ExportForm(existing: before, undoes: true)),
  ]
}

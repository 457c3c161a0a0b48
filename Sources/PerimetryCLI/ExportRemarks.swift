import PerimetryInput
import PerimetryModel
import PerimetryOutput

/// What a person should hear about a rule set before applying it. None of it stops the export.
struct ExportRemarks {
  var reading: RuleSetReading
  var dialect: Dialect
  var form: ExportForm

  var lines: [String] {
    form.undoes ? undoing + unknownProfiles : ignoredEdits + wideElements + unknownProfiles
  }

  /// What states only what is to be has no word for removing.
  private var undoing: [String] {
    guard dialect.removesByStack else { return [] }
    return [
      "warning: a deployment removes nothing by itself: deploy this to the deployment stack that made the rules, with "
        + "--action-on-unmanage deleteResources; rules that no stack made are removed by "
        + "`perimetry export azure-cli --undo`"
    ]
  }

  /// Nothing is kept of a profile whose rules are not known.
  private var unknownProfiles: [String] {
    if form.existing.isEmpty { return [] }
    return reading.ruleSet.profiles.filter { profile in
      !profile.rules.isEmpty && form.existing.profile(profile.key) == nil
    }.map {
      "warning: profile \(name($0.key)): --existing does not know it, so nothing of it is kept"
    }
  }

  private var ignoredEdits: [String] {
    reading.ignoredEdits.map { key in
      "warning: profile \(name(key)): its candidates were edited, but only `rules` are read; "
        + "edit the lists in its `rules`"
    }
  }

  private var wideElements: [String] {
    reading.ruleSet.profiles.flatMap { profile in
      profile.rules.flatMap { rule in
        rule.elements.filter(\.isVeryWide).map { element in
          "warning: profile \(name(profile.key)): rule \(rule.name.text): \(element.text) opens "
            + "\(element.opens); is that what you mean?"
        }
      }
    }
  }

  private func name(_ key: ProfileKey) -> String {
    key.perimeter.text.isEmpty ? key.name : "\(key.perimeter.name)/\(key.name)"
  }
}

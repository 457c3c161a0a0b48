import PerimetryModel

/// What a rule set document says, and what in it was to no effect.
public struct RuleSetReading: Sendable {
  public var ruleSet: RuleSet
  /// Profiles whose candidates a person edited although only `rules` are read, in the order of the document.
  public var ignoredEdits: [ProfileKey]
  /// What a parser passes over without a word: keys that stand twice in an object.
  public var remarks: [RuleSetMistake] = []
}

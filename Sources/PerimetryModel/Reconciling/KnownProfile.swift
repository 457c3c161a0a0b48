/// What the perimeter's side says of a profile itself: how new its rules and its diagnostic settings are (domain.md §4.9).
public struct KnownProfile: Hashable, Sendable {
  public var key: ProfileKey
  public var rulesVersion: RulesVersion?
  public var diagnosticsVersion: RulesVersion?

  public init(
    key: ProfileKey, rulesVersion: RulesVersion? = nil, diagnosticsVersion: RulesVersion? = nil
  ) {
    self.key = key
    self.rulesVersion = rulesVersion
    self.diagnosticsVersion = diagnosticsVersion
  }
}

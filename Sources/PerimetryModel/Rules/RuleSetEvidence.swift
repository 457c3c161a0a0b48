/// The evidence for the elements of a rule set, by profile and element.
public struct RuleSetEvidence: Hashable, Sendable {
  private struct Key: Hashable {
    var profile: ProfileKey
    var element: String
  }

  private var evidence: [Key: RuleEvidence] = [:]

  public init() {}

  public var isEmpty: Bool { evidence.isEmpty }

  /// - Parameter element: as ``RuleElement/text``.
  public subscript(profile: ProfileKey, element: String) -> RuleEvidence? {
    get { evidence[Key(profile: profile, element: element)] }
    set { evidence[Key(profile: profile, element: element)] = newValue }
  }
}

import PerimetryModel

/// What existing rules say of the flows of each profile, worked out once a profile.
struct RuleMatchers: Sendable {
  struct Profile: Sendable {
    var matcher: RuleMatcher
    /// Whether a flow that no rule matches is let through by none.
    var isComplete: Bool
  }

  private let profiles: [ProfileKey: Profile]

  /// - Parameters:
  ///   - use: what is known of service tags.
  ///   - keys: of the profiles that flows speak of.
  init(
    _ existing: ExistingRules, _ use: ServiceTagUse? = nil, for keys: some Sequence<ProfileKey>
  ) {
    var profiles: [ProfileKey: Profile] = [:]
    if !existing.isEmpty {
      for key in Set(keys) {
        guard let found = existing.profile(key) else { continue }
        profiles[key] = Profile(
          matcher: RuleMatcher(found.rules, use), isComplete: found.extent == .complete)
      }
    }
    self.profiles = profiles
  }

  subscript(key: ProfileKey) -> Profile? { profiles[key] }
}

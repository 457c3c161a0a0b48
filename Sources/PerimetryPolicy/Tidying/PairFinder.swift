import PerimetryModel

/// Finds the profiles that two names mean, and compares their rules exactly.
struct PairFinder {
  private let rules: ExistingRules
  private let serviceTags: ServiceTags?
  /// What each resource logged, by profile.
  private var logged: [ResourceID: [ProfileKey: Tally]] = [:]
  private var profiles: [ProfileKey: Tally] = [:]

  /// - Parameters:
  ///   - resources: those whose profiles files tell.
  ///   - history: every flow. Linear.
  init(
    _ rules: ExistingRules, resources: [KnownResource], history: [Flow],
    serviceTags: ServiceTags?
  ) {
    self.rules = rules
    self.serviceTags = serviceTags
    for flow in history {
      let (key, tally) = (flow.key, flow.tally)
      logged[key.resource, default: [:]][key.profile, default: .none] += tally
      profiles[key.profile, default: .none] += tally
    }
    // Records say more than a file of another time.
    for known in resources where logged[known.resource] == nil && !known.profile.name.isEmpty {
      logged[known.resource] = [known.profile: .none]
    }
  }

  func compare(_ a: String, _ b: String) -> PairComparison {
    let (first, second) = (side(a), side(b))
    guard first.doubt == nil, second.doubt == nil, let mine = first.profile,
      let theirs = second.profile, let one = rules.profile(mine), let other = rules.profile(theirs)
    else { return PairComparison(a: first, b: second, parts: []) }
    // Under one key, so that nothing but the rules is compared.
    func set(_ profile: ExistingRules.Profile) -> ExistingRules {
      ExistingRules([.init(key: mine, rules: profile.rules, extent: .complete)])
    }
    return PairComparison(
      a: first, b: second,
      parts: RuleComparison(set(one), set(other), serviceTags: serviceTags).parts)
  }

  private func side(_ name: String) -> PairComparison.Side {
    var side = PairComparison.Side(name: name)
    let wanted = ResourceID(name)
    let resources = logged.filter { $0.key == wanted || $0.key.name == wanted.text }
    if let (resource, places) = resources.first, resources.count == 1 {
      // Of a resource that moved, where it was last.
      let last = places.max {
        ($0.value.lastSeen, $0.key) < ($1.value.lastSeen, $1.key)
      }
      side.profile = last?.key
      side.tally = Tally.sum((logged[resource] ?? [:]).values).flatMap { $0.records > 0 ? $0 : nil }
    } else if resources.isEmpty {
      let found = Set(profiles.keys).union(rules.profiles.map(\.key)).filter {
        $0.isNamed(name)
      }
      let distinct = RuleComparison.profiles(Array(found))
      side.profile = distinct.count == 1 ? distinct.first : nil
      side.tally = side.profile.flatMap { profile in
        Tally.sum(profiles.filter { profile.canMean($0.key) }.map(\.value))
      }
      if side.profile == nil { side.doubt = distinct.isEmpty ? .unknown : .ambiguous }
    } else {
      side.doubt = .ambiguous
    }
    if let profile = side.profile, rules.profile(profile) == nil { side.doubt = .noRules }
    return side
  }
}

extension ProfileKey {
  /// `profile`, `perimeter/profile`, or the profile's whole id.
  fileprivate func isNamed(_ text: String) -> Bool {
    let (text, name) = (text.lowercased(), name.lowercased())
    return text == name || text == "\(perimeter.name)/\(name)"
      || text == "\(perimeter.text)/profiles/\(name)"
  }
}

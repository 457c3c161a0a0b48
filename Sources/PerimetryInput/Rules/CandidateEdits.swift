import PerimetryModel

/// Notices that a person edited the candidates of a rule set document, which nothing reads, instead of its rules.
///
/// Rules that say other than the candidates are what editing is for, so that alone proves nothing. But candidates carry
/// what they were made for: their number, the peers of each, and what each prefix opens beyond them.
struct CandidateEdits {
  private let profile: RuleSet.Profile
  private let commentary: [String: Any]

  /// - Parameter commentary: the profile as it stands in the document.
  init(_ profile: RuleSet.Profile, commentary: [String: Any]) {
    self.profile = profile
    self.commentary = commentary
  }

  /// Whether candidates were edited to something that the rules do not say as well.
  var areIgnored: Bool { Direction.allCases.contains(where: isIgnored) }

  private func isIgnored(_ direction: Direction) -> Bool {
    guard let part = commentary[direction.rawValue] as? [String: Any],
      let values = part["candidates"] as? [Any]
    else { return false }
    let candidates = values.compactMap { $0 as? [String: Any] }
    let named = candidates.compactMap { $0["element"] as? String }
    // Elements of an existing rule of the same name, which deploying would replace.
    let kept = part["kept"] as? [String] ?? []
    let rules = profile.rules.filter { $0.direction == direction }.flatMap(\.elements)
    if named.count == values.count, Set(named + kept) == Set(rules.map(\.text)) { return false }
    let isComplete = (part["used"] as? Int).map { $0 == values.count + kept.count } ?? true
    return !isComplete || named.count < values.count
      || !candidates.allSatisfy(CandidateEdits.isAsProposed)
  }

  /// Whether the element fits the evidence beside it; true where there is none.
  private static func isAsProposed(_ candidate: [String: Any]) -> Bool {
    guard let element = candidate["element"] as? String,
      let peers = candidate["peers"] as? [[String: Any]]
    else { return true }
    let names = peers.compactMap { $0["peer"] as? String }
    switch (candidate["kind"] as? String).flatMap(RuleElement.Kind.init) {
    case .prefix:
      guard let prefix = IPPrefix(element), prefix.description == element else { return false }
      let exposure = candidate["exposure"] as? [String: Any] ?? [:]
      return names.allSatisfy { IPAddress($0).map(prefix.contains) ?? false }
        && isAsOpen(prefix, holding: names.count, as: exposure)
    case .domain where element.hasPrefix("*."):
      return names.allSatisfy { $0.hasSuffix(element.dropFirst()) }
    case .domain: return names.allSatisfy { $0 == element }
    case .subscription:
      return peers.allSatisfy { ($0["subscriptions"] as? [String])?.contains(element) ?? true }
    case .serviceTag, nil: return true
    }
  }

  /// Whether the prefix admits as many addresses beyond its peers as its exposure says.
  private static func isAsOpen(
    _ prefix: IPPrefix, holding peers: Int, as exposure: [String: Any]
  ) -> Bool {
    switch prefix.family {
    case .v4:
      guard let stated = exposure["ipv4_addresses"] as? Int else { return true }
      return stated + peers == 1 << (32 - prefix.length)
    case .v6:
      guard let stated = (exposure["ipv6_addresses"] as? String).flatMap({ UInt128($0) })
      else { return true }
      // One less than the block holds, as all of `::/0` is one too many.
      let others = prefix.length == 128 ? 0 : UInt128.max >> UInt128(prefix.length)
      return peers > 0 && others >= stated && others - stated == UInt128(peers - 1)
    }
  }
}

import PerimetryModel

/// The platform as domain.md §5.1 to §5.4 describe it, read straight down: one flow, one rule, one element at a time, and
/// nothing of the product but its words.
struct NaivePlatform {
  enum Answer: String {
    case allowed, denied
    case cannotTell = "cannot-tell"
    case undecided
  }

  /// `nil` where nobody said what the rules of the profile are.
  var rules: [ExistingRule]?
  var isComplete: Bool
  var settings: ReplaySettings
  var serviceTags: ServiceTagUse?
  /// Every flow there is: what a newer version let through.
  var history: [Flow]

  func answer(_ flow: Flow) -> Answer {
    guard let category = flow.key.category.known else { return .cannotTell }
    // 1, 2: private endpoints, members, links; attempts are decided elsewhere; the earliest preview says nothing.
    switch category.position {
    case 9, 10, 11, 12, 14: return .allowed
    case 13: return .undecided
    case 15...: return .cannotTell
    default: break
    }
    guard let rules else { return .cannotTell }
    let isEnforced = settings.mode == .enforced
    if isEnforced, isStorageOverSomethingElse(flow.key) { return .denied }
    // 3: any rule that matches.
    let byRule = category.position == 1 || category.position == 3
    let mine = rules.filter { $0.direction == flow.key.direction }
    for rule in mine
    where rule.elements.contains(where: { matches($0, of: rule, flow.key, byRule) }) {
      return .allowed
    }
    // What is deployed under a rule's name takes its place, and leaves others as they are.
    let isReplaced = mine.contains { $0.name.lowercased() == flow.key.matchedRule?.lowercased() }
    if !isComplete, byRule && !isReplaced || isCured(flow) { return .allowed }
    if mine.flatMap(\.elements).contains(where: { mayMatch($0, flow.key, byRule) }) {
      return .cannotTell
    }
    if isEnforced { return .denied }
    // 4, 5: learning leaves the rest to the resource.
    if settings.publicAccess == .securedByPerimeter { return .denied }
    if category.direction == .inbound, settings.publicAccess == .disabled { return .denied }
    switch category.position {
    case 5: return .allowed
    case 6, 8: return .denied
    default: return category.direction == .outbound ? .allowed : .cannotTell
    }
  }

  private func isCured(_ flow: Flow) -> Bool {
    let category = flow.key.category.known?.position
    guard category == 5 || category == 7, flow.key.peer != .none,
      let recorded = flow.key.rulesVersion
    else { return false }
    return history.contains {
      let other = $0.key
      return [1, 3].contains(other.category.known?.position) && other.profile == flow.key.profile
        && other.direction == flow.key.direction && other.resource == flow.key.resource
        && other.peer == flow.key.peer
        && other.rulesVersion?.isStrictlyNewer(than: recorded) ?? false
    }
  }

  private func isStorageOverSomethingElse(_ key: FlowKey) -> Bool {
    key.resource.text.contains("/providers/microsoft.storage/")
      && key.networkProtocol.map { !$0.lowercased().hasPrefix("https") } ?? false
  }

  func matches(
    _ element: ExistingElement, of rule: ExistingRule, _ key: FlowKey, _ byRule: Bool
  ) -> Bool {
    switch element {
    case .perimeter, .inert: return false
    case .element(.serviceTag(let name)):
      guard case .address(let address) = key.peer, byRule || isVisible(address, key) else {
        return false
      }
      // That a rule of tags let it in shows that they are heeded there, that another did does not.
      let showsHeed = byRule && key.matchedRule?.lowercased() == rule.name.lowercased()
      return holds(name, address) == true && (showsHeed || isHeeded(key.resource))
    case .element(.prefix(let prefix)):
      guard case .address(let address) = key.peer, byRule || isVisible(address, key) else {
        return false
      }
      return distance(prefix, address) == 0
    case .element(.subscription(let id)):
      if case .unreadable = key.peer, !byRule { return false }
      return key.sourceResource?.text.hasPrefix(id.resourceID + "/") ?? false
    case .element(.domain(let name)): return isAsked(key, byRule) && key.peer == .domain(name)
    case .suffix(let name), .element(.subdomains(let name)):
      guard isAsked(key, byRule), case .domain(let peer) = key.peer else { return false }
      return peer.text.hasSuffix("." + name.text)
    case .element(.everyDomain):
      guard isAsked(key, byRule), case .domain = key.peer else { return false }
      return true
    }
  }

  /// Whether an element could match for all that the log says.
  private func mayMatch(_ element: ExistingElement, _ key: FlowKey, _ byRule: Bool) -> Bool {
    if case .inert = element { return false }
    // A rule did match, and what it looked at is not in the log.
    let isNamed =
      switch key.peer {
      case .address: key.direction == .inbound
      case .domain: key.direction == .outbound
      default: false
      }
    if byRule && !isNamed { return true }
    switch element {
    case .element(.serviceTag):
      guard case .address(let address) = key.peer, isVisible(address, key) else { return false }
      guard case .element(.serviceTag(let name)) = element else { return false }
      return holds(name, address) ?? true
    case .perimeter: return key.direction == .inbound && (byRule || key.sourceResource != nil)
    case .element(.subscription):
      return byRule && key.direction == .inbound && key.sourceResource == nil
    default: return false
    }
  }

  /// `nil` where nobody said what the tag holds.
  private func holds(_ name: String, _ address: IPAddress) -> Bool? {
    serviceTags?.tags.tags.first { $0.name.lowercased() == name.lowercased() }.map {
      $0.prefixes.contains { distance($0, address) == 0 }
    }
  }

  /// Key vaults and Azure Monitor's resources, as documented, and what somebody said.
  private func isHeeded(_ resource: ResourceID) -> Bool {
    (["microsoft.keyvault", "microsoft.insights", "microsoft.operationalinsights"]
      + (serviceTags?.furtherServices ?? []))
      .contains { resource.text.contains("/providers/\($0)/") }
  }

  private func isVisible(_ address: IPAddress, _ key: FlowKey) -> Bool {
    !key.usesServiceEndpoint && (address.scope == .public || address.scope == .documentation)
  }

  private func isAsked(_ key: FlowKey, _ byRule: Bool) -> Bool {
    byRule || !key.resource.text.contains("/providers/microsoft.keyvault/")
  }

  /// Bits that the prefix has too many to hold the address; `nil` in another family.
  func distance(_ prefix: IPPrefix, _ address: IPAddress) -> Int? {
    guard prefix.family == address.family else { return nil }
    let width = address.family.width
    let shared = (0..<prefix.length).first {
      let bit = UInt128(1) << UInt128(width - 1 - $0)
      return address.number & bit != prefix.address.number & bit
    }
    return shared.map { prefix.length - $0 } ?? 0
  }
}

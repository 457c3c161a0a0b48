import PerimetryModel

/// What the platform does with a request (domain.md §5.1, §5.2, §5.5), read straight down, and what it logs of it.
struct LivePlatform {
  var world: LiveWorld
  var members: Set<ResourceID>

  init(_ world: LiveWorld) {
    self.world = world
    members = Set(world.places.map(\.resource))
  }

  /// - Parameter time: 0 before, 1 after the change.
  /// - Returns: the number of the category in domain.md §1.1, and the rule that matched.
  func evaluate(
    _ request: LiveWorld.Request, at place: LiveWorld.Place, time: Int
  ) -> (category: Int, rule: String?) {
    let (rules, mode) = (world.rules[time], place.modes[time])
    return request.source == nil
      ? outbound(request, place, rules, mode) : inbound(request, place, rules, mode)
  }

  private func inbound(
    _ request: LiveWorld.Request, _ place: LiveWorld.Place, _ rules: [ExistingRule],
    _ mode: ReplaySettings.Mode
  ) -> (category: Int, rule: String?) {
    if request.isPrivate { return (12, nil) }
    if let caller = request.caller, !request.usesKey {
      if members.contains(caller) { return (9, "DefaultAllowWithinPerimeter") }
      let isLinked = rules.flatMap(\.elements).contains {
        if case .perimeter = $0 { true } else { false }
      }
      if isLinked, caller.subscription == Sample.subscription(LiveWorld.linkedSubscription) {
        return (10, "link")
      }
    }
    if mode == .enforced, place.resource == Sample.storage, request.networkProtocol == "SMB" {
      return (2, "DefaultDenyAll")
    }
    for rule in rules where rule.direction == .inbound {
      for element in rule.elements where admits(element, request, place) { return (1, rule.name) }
    }
    guard mode == .learning, place.access == .enabled else { return (2, "DefaultDenyAll") }
    let isLetIn =
      request.usesServiceEndpoint || request.source.map(place.firewall.contains) ?? false
    return isLetIn ? (5, "IP firewall") : (6, "DefaultDenyAll")
  }

  func admits(
    _ element: ExistingElement, _ request: LiveWorld.Request, _ place: LiveWorld.Place
  ) -> Bool {
    let address = request.usesServiceEndpoint ? nil : request.source
    switch element {
    case .element(.prefix(let prefix)): return address.map(prefix.contains) ?? false
    case .element(.serviceTag(let name)):
      return place.heedsTags && address.map { world.tags[name]?.contains($0) ?? false } ?? false
    case .element(.subscription(let id)):
      return !request.usesKey && request.caller?.subscription == id
    default: return false
    }
  }

  private func outbound(
    _ request: LiveWorld.Request, _ place: LiveWorld.Place, _ rules: [ExistingRule],
    _ mode: ReplaySettings.Mode
  ) -> (category: Int, rule: String?) {
    if let destination = request.destination, members.contains(destination) { return (13, nil) }
    if let name = request.name {
      for rule in rules where rule.direction == .outbound {
        for element in rule.elements {
          switch element {
          case .element(.everyDomain): return (3, rule.name)
          case .element(.domain(let known)) where known == name: return (3, rule.name)
          case .suffix(let suffix) where name.text.hasSuffix("." + suffix.text):
            return (3, rule.name)
          default: continue
          }
        }
      }
    }
    return mode == .learning && place.access != .securedByPerimeter
      ? (7, "DefaultAllowAll") : (4, "DenyAll")
  }

  /// What the log says of a request that was evaluated.
  func log(
    _ request: LiveWorld.Request, at place: LiveWorld.Place, _ number: Int
  ) -> Flow? {
    let time = request.isLate ? 1 : 0
    let (position, rule) = evaluate(request, at: place, time: time)
    guard let category = LogCategory.allCases.first(where: { $0.position == position }) else {
      return nil
    }
    let peer =
      request.source.map(Peer.address) ?? request.name.map(Peer.domain)
      ?? request.destination.map(Peer.resource) ?? .none
    return .sample(
      category, from: peer, to: place.resource, version: "\(time + 1)",
      over: request.networkProtocol, sourceResource: request.isNamed ? request.caller : nil,
      serviceEndpoint: request.usesServiceEndpoint, day: 20_000 + Int32(time), rule: rule,
      key: Int64(number))
  }
}

import PerimetryModel

/// What must be known of all traffic before any of it can be called odd.
struct TrafficBook {
  /// Who comes to a resource by private endpoint.
  private struct PrivateSide {
    var callers: Set<ResourceID> = []
    var subscriptions: Set<SubscriptionID> = []
    var peers: Set<Peer> = []
  }

  private struct Call: Hashable {
    var from: ResourceID
    var to: ResourceID
  }

  private struct Key: Hashable {
    var kind: TrafficFinding.Kind
    var profile: ProfileKey
    var resource: ResourceID
    var peer: Peer?
  }

  /// By perimeter.
  private var members: [ResourceID: Set<ResourceID>] = [:]
  private var allowedCalls: Set<Call> = []
  private var privateSides: [ResourceID: PrivateSide] = [:]
  private var publicPeers: [ResourceID: Set<Peer>] = [:]

  /// - Parameter history: every flow. Linear.
  init(_ history: [Flow]) {
    for flow in history {
      let key = flow.key
      guard let category = key.category.known, key.resource.type != nil else { continue }
      members[key.profile.perimeter, default: []].insert(key.resource)
      if category == .privateInboundAllowed {
        privateSides[key.resource, default: PrivateSide()].peers.insert(key.peer)
        if let caller = key.sourceResource {
          privateSides[key.resource]?.callers.insert(caller)
          if let id = caller.subscription {
            privateSides[key.resource]?.subscriptions.insert(id)
          }
        }
      } else if category == .intraPerimeterInboundAllowed {
        if let caller = key.caller { allowedCalls.insert(Call(from: caller, to: key.resource)) }
      } else if category.isPublicEntry {
        publicPeers[key.resource, default: []].insert(key.peer)
      }
    }
  }

  /// - Parameter flows: those asked about, in any order.
  /// - Returns: by kind, most events first.
  func findings(in flows: [Flow]) -> [TrafficFinding] {
    var found: [Key: TrafficFinding] = [:]
    var cited: [Key: Citation] = [:]
    for flow in flows {
      guard let finding = artefact(flow) ?? bypass(flow) else { continue }
      let key = Key(
        kind: finding.kind, profile: finding.profile, resource: finding.resource,
        peer: finding.peer)
      cited[key, default: Citation()].add(flow)
      guard let known = found.removeValue(forKey: key) else {
        found[key] = finding
        continue
      }
      var sum = min(known.reason, finding.reason) == known.reason ? known : finding
      sum.tally = known.tally
      sum.tally += finding.tally
      found[key] = sum
    }
    for (key, citation) in cited { found[key]?.references = citation.references }
    let all = Array(found.values) + TrafficBook.shared(flows)
    return all.sorted { TrafficBook.order($0, $1) }
  }

  private static func order(_ a: TrafficFinding, _ b: TrafficFinding) -> Bool {
    if a.kind != b.kind { return a.kind < b.kind }
    if a.kind == .twoPerimeters, a.resource != b.resource { return a.resource < b.resource }
    if a.kind != .twoPerimeters, a.tally.events != b.tally.events {
      return a.tally.events > b.tally.events
    }
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    return (a.peer ?? .none) < (b.peer ?? .none)
  }

  /// Whether a flow looks like a call to a member that was logged as denied; ``isArtefact(_:)`` knows whom it called.
  static func mayBeArtefact(_ key: FlowKey) -> Bool {
    key.direction == .outbound && key.category.known?.outcome == .denied
      && key.isMatched(by: "DenyAll")
  }

  /// Whether the denial that was logged was none.
  func isArtefact(_ flow: Flow) -> Bool { artefact(flow) != nil }

  /// A call to a member that the log says was denied by the rule that stands for none.
  private func artefact(_ flow: Flow) -> TrafficFinding? {
    let key = flow.key
    guard TrafficBook.mayBeArtefact(key), let known = members[key.profile.perimeter]
    else { return nil }
    let destination: ResourceID? =
      switch key.peer {
      case .resource(let id): known.contains(id) ? id : nil
      case .domain(let name): ServiceDomain.resource(named: name, among: known)
      case .address, .app, .unreadable, .none: nil
      }
    guard let destination, destination != key.resource else { return nil }
    let isAllowed = allowedCalls.contains(Call(from: key.resource, to: destination))
    return TrafficFinding(
      .denyAllArtefact, isAllowed ? .destinationAllowed : .destinationIsMember,
      profile: key.profile, resource: key.resource, peer: key.peer, others: [destination.text],
      tally: flow.tally)
  }

  /// Public traffic where there is a private endpoint for the same, for its like, or for everybody else.
  private func bypass(_ flow: Flow) -> TrafficFinding? {
    let key = flow.key
    guard key.category.known?.isPublicEntry ?? false, let side = privateSides[key.resource] else {
      return nil
    }
    func finding(_ reason: TrafficFinding.Reason, _ others: [String]) -> TrafficFinding {
      TrafficFinding(
        .publicBesidePrivate, reason, profile: key.profile, resource: key.resource,
        peer: key.peer, others: others, tally: flow.tally)
    }
    if let caller = key.sourceResource, side.callers.contains(caller) {
      return finding(.sameCaller, [caller.text])
    }
    if let id = key.sourceResource?.subscription, side.subscriptions.contains(id) {
      return finding(.sameSubscription, [id.resourceID])
    }
    if publicPeers[key.resource]?.count == 1 {
      return finding(.restIsPrivate, side.peers.sorted().map(\.text))
    }
    return nil
  }

  /// Resources that logged in several perimeters, a finding for each.
  private static func shared(_ flows: [Flow]) -> [TrafficFinding] {
    var sums: [ResourceID: [ResourceID: (profile: ProfileKey, tally: Tally, cited: Citation)]] =
      [:]
    for flow in flows {
      let (key, perimeter) = (flow.key, flow.key.profile.perimeter)
      if perimeter.text.isEmpty || key.resource.type == nil { continue }
      let sum = sums[key.resource]?[perimeter] ?? (key.profile, .none, Citation())
      var (tally, cited) = (sum.tally, sum.cited)
      tally += flow.tally
      cited.add(flow)
      sums[key.resource, default: [:]][perimeter] = (min(sum.profile, key.profile), tally, cited)
    }
    return sums.filter { $0.value.count > 1 }.flatMap { resource, places in
      places.map { perimeter, sum in
        let others = places.filter { $0.key != perimeter }
        let isAtOnce = others.contains {
          $0.value.tally.firstSeen <= sum.tally.lastSeen
            && sum.tally.firstSeen <= $0.value.tally.lastSeen
        }
        return TrafficFinding(
          .twoPerimeters, isAtOnce ? .atOnce : .inTurn, profile: sum.profile, resource: resource,
          others: others.keys.sorted().map(\.text), tally: sum.tally,
          references: sum.cited.references)
      }
    }
  }
}

extension FlowKey {
  /// The resource that calls, as far as an inbound record says.
  fileprivate var caller: ResourceID? {
    if case .resource(let id) = peer { id } else { sourceResource }
  }
}

extension LogCategory {
  /// Whether somebody was let in over public addresses.
  fileprivate var isPublicEntry: Bool {
    self == .publicInboundPerimeterRulesAllowed || self == .publicInboundResourceRulesAllowed
  }
}

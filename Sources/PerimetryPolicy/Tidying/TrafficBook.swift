import PerimetryModel

/// What must be known of all traffic before any of it can be called odd.
struct TrafficBook {
  /// Who comes to a resource by private endpoint.
  private struct PrivateSide {
    var callers: Set<ResourceID> = []
    var subscriptions: Set<SubscriptionID> = []
    var peers: Set<Peer> = []

    mutating func add(_ key: FlowKey) {
      peers.insert(key.peer)
      guard let caller = key.sourceResource, callers.insert(caller).inserted else { return }
      if let id = caller.subscription { subscriptions.insert(id) }
    }
  }

  /// Whether it is one peer that comes to a resource publicly, or more.
  private struct PublicSide {
    private var peer: Peer?
    private(set) var isAlone = false

    mutating func add(_ peers: some Sequence<Peer>) {
      for other in peers where other != peer {
        isAlone = peer == nil
        if !isAlone { return }
        peer = other
      }
    }
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
  private var publicPeers: [ResourceID: PublicSide] = [:]

  /// - Parameter history: every flow. Linear.
  init(_ history: [Flow]) {
    for run in history.runs(by: \.key) {
      let place = history[run.lowerBound].key.place
      guard let category = place.category.known, place.resource.hasType else { continue }
      members[place.profile.perimeter, default: []].insert(place.resource)
      let keys = history[run].lazy.map(\.key)
      if category == .privateInboundAllowed {
        var side = privateSides.removeValue(forKey: place.resource) ?? PrivateSide()
        for key in keys { side.add(key) }
        privateSides[place.resource] = side
      } else if category == .intraPerimeterInboundAllowed {
        for caller in keys.compactMap(\.caller) {
          allowedCalls.insert(Call(from: caller, to: place.resource))
        }
      } else if category.isPublicEntry {
        publicPeers[place.resource, default: PublicSide()].add(keys.map(\.peer))
      }
    }
  }

  /// - Parameter flows: those asked about, in any order.
  /// - Returns: by kind, most events first.
  func findings(in flows: [Flow]) -> [TrafficFinding] {
    var found: [Key: TrafficFinding] = [:]
    var cited: [Key: Citation] = [:]
    for flow in flows.runs(by: \.key).lazy.filter({ mayBeOdd(flows[$0.lowerBound].key.place) })
      .joined().lazy.map({ flows[$0] })
    {
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

  /// Whether anything of a place can be odd by itself.
  private func mayBeOdd(_ place: FlowPlace) -> Bool {
    guard let category = place.category.known else { return false }
    return category.outcome == .denied
      || category.isPublicEntry && privateSides[place.resource] != nil
  }

  /// Whether a flow looks like a call to a member that was logged as denied; ``isArtefact(_:)`` knows whom it called.
  static func mayBeArtefact(_ key: FlowKey) -> Bool {
    key.direction == .outbound && key.category.known?.outcome == .denied
      && key.lowerMatchedRule == "denyall"
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
    if publicPeers[key.resource]?.isAlone ?? false {
      return finding(.restIsPrivate, side.peers.sorted().map(\.text))
    }
    return nil
  }

  /// Resources that logged in several perimeters, a finding for each.
  private static func shared(_ flows: [Flow]) -> [TrafficFinding] {
    var sums: [ResourceID: [ResourceID: (profile: ProfileKey, tally: Tally, cited: Citation)]] =
      [:]
    for run in flows.runs(by: \.key) {
      let place = flows[run.lowerBound].key.place
      let perimeter = place.profile.perimeter
      if perimeter.text.isEmpty || !place.resource.hasType { continue }
      var sum =
        sums[place.resource]?.removeValue(forKey: perimeter) ?? (place.profile, .none, Citation())
      sum.profile = min(sum.profile, place.profile)
      for flow in flows[run] {
        sum.tally += flow.tally
        sum.cited.add(flow)
      }
      sums[place.resource, default: [:]][perimeter] = sum
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

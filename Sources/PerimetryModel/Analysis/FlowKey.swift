/// What the records of a flow have in common.
///
/// Its parts are shared, not copied: lists of flows are sorted, grouped and handed from stage to stage, and a key is ten
/// values wide.
public struct FlowKey: Sendable {
  private final class Storage: Sendable {
    let place: FlowPlace
    let peer: Peer
    let sourceResource: ResourceID?
    let manner: FlowManner

    init(_ place: FlowPlace, _ peer: Peer, _ sourceResource: ResourceID?, _ manner: FlowManner) {
      (self.place, self.peer) = (place, peer)
      (self.sourceResource, self.manner) = (sourceResource, manner)
    }
  }

  private let storage: Storage

  public init(
    place: FlowPlace, peer: Peer, sourceResource: ResourceID? = nil,
    manner: FlowManner = FlowManner()
  ) {
    storage = Storage(place, peer, sourceResource, manner)
  }

  public var place: FlowPlace { storage.place }
  public var peer: Peer { storage.peer }
  public var sourceResource: ResourceID? { storage.sourceResource }
  public var manner: FlowManner { storage.manner }

  public init(
    profile: ProfileKey, resource: ResourceID, direction: Direction, category: RecordCategory,
    peer: Peer, sourceResource: ResourceID? = nil, matchedRule: String? = nil,
    rulesVersion: RulesVersion? = nil, networkProtocol: String? = nil,
    usesServiceEndpoint: Bool = false
  ) {
    self.init(
      place: FlowPlace(
        profile: profile, resource: resource, direction: direction, category: category),
      peer: peer, sourceResource: sourceResource,
      manner: FlowManner(
        matchedRule: matchedRule, rulesVersion: rulesVersion, networkProtocol: networkProtocol,
        usesServiceEndpoint: usesServiceEndpoint))
  }

  public init(of context: RecordContext) {
    self.init(
      profile: context.profileKey, resource: ResourceID(context[.serviceResource] ?? ""),
      direction: context.direction, category: context.category, peer: context.peer,
      sourceResource: context[.sourceResource].map(ResourceID.init),
      matchedRule: context[.matchedRule],
      rulesVersion: context[.rulesVersion].map(RulesVersion.init),
      networkProtocol: context.networkProtocol, usesServiceEndpoint: context.usesServiceEndpoint)
  }
}

extension FlowKey {
  public var profile: ProfileKey { storage.place.profile }

  /// The service resource that logged; an empty id where the export does not say.
  public var resource: ResourceID { storage.place.resource }

  public var direction: Direction { storage.place.direction }

  public var category: RecordCategory { storage.place.category }

  /// The name of the rule the log names: an access rule, or a resource rule such as `IP firewall`.
  public var matchedRule: String? { storage.manner.matchedRule }

  public var rulesVersion: RulesVersion? { storage.manner.rulesVersion }

  /// As exported: `HTTPS:TCP`, `TDS:TCP`, `https`.
  public var networkProtocol: String? { storage.manner.networkProtocol }

  public var usesServiceEndpoint: Bool { storage.manner.usesServiceEndpoint }

  /// As ``FlowManner/namesOtherThanHTTPS``.
  public var namesOtherThanHTTPS: Bool { storage.manner.namesOtherThanHTTPS }

  /// Whether the log names this rule, in whatever case.
  public func isMatched(by name: String) -> Bool {
    storage.manner.lowerMatchedRule.map { $0 == name.lowercased() } ?? false
  }

  /// As ``matchedRule``, in lower case, as the platform compares names of rules.
  public var lowerMatchedRule: String? { storage.manner.lowerMatchedRule }

  /// Whether profile, resource, direction and category are the same: what flows that follow each other mostly share.
  public func isBeside(_ other: FlowKey) -> Bool { storage.place == other.storage.place }
}

extension FlowKey: Hashable {
  public static func == (a: FlowKey, b: FlowKey) -> Bool {
    a.storage === b.storage
      || (a.peer == b.peer && a.place == b.place && a.sourceResource == b.sourceResource
        && a.manner == b.manner)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    hasher.combine(peer)
    hasher.combine(sourceResource)
    hasher.combine(manner)
  }
}

extension FlowKey: Comparable {
  /// By profile, resource, direction, category, peer, then the attributes: the documented order of every list of flows.
  public static func < (a: FlowKey, b: FlowKey) -> Bool {
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    if a.direction != b.direction { return a.direction < b.direction }
    if a.category != b.category { return a.category < b.category }
    if a.peer != b.peer { return a.peer < b.peer }
    return a.attributes.lexicographicallyPrecedes(b.attributes)
  }

  /// An absent attribute comes before an empty one.
  private var attributes: [String] {
    [sourceResource?.text, matchedRule, rulesVersion?.text, networkProtocol]
      .map { $0.map { "=" + $0 } ?? "" } + [usesServiceEndpoint ? "1" : ""]
  }
}

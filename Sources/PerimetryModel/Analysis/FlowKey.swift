/// What the records of a flow have in common.
///
/// Its parts are shared, not copied: lists of flows are sorted, grouped and handed from stage to stage, and a key is ten
/// values wide.
public struct FlowKey: Sendable {
  struct Parts: Hashable, Sendable {
    var profile: ProfileKey
    var resource: ResourceID
    var direction: Direction
    var category: RecordCategory
    var peer: Peer
    var sourceResource: ResourceID?
    var matchedRule: String?
    var rulesVersion: RulesVersion?
    var networkProtocol: String?
    var usesServiceEndpoint: Bool
  }

  private final class Storage: Sendable {
    let parts: Parts

    init(_ parts: Parts) { self.parts = parts }
  }

  private var storage: Storage

  public var profile: ProfileKey {
    get { storage.parts.profile }
    set { change { $0.profile = newValue } }
  }

  /// The service resource that logged; an empty id where the export does not say.
  public var resource: ResourceID {
    get { storage.parts.resource }
    set { change { $0.resource = newValue } }
  }

  public var direction: Direction {
    get { storage.parts.direction }
    set { change { $0.direction = newValue } }
  }

  public var category: RecordCategory {
    get { storage.parts.category }
    set { change { $0.category = newValue } }
  }

  public var peer: Peer {
    get { storage.parts.peer }
    set { change { $0.peer = newValue } }
  }

  public var sourceResource: ResourceID? {
    get { storage.parts.sourceResource }
    set { change { $0.sourceResource = newValue } }
  }

  /// The name of the rule the log names: an access rule, or a resource rule such as `IP firewall`.
  public var matchedRule: String? {
    get { storage.parts.matchedRule }
    set { change { $0.matchedRule = newValue } }
  }

  public var rulesVersion: RulesVersion? {
    get { storage.parts.rulesVersion }
    set { change { $0.rulesVersion = newValue } }
  }

  /// As exported: `HTTPS:TCP`, `TDS:TCP`, `https`.
  public var networkProtocol: String? {
    get { storage.parts.networkProtocol }
    set { change { $0.networkProtocol = newValue } }
  }

  public var usesServiceEndpoint: Bool {
    get { storage.parts.usesServiceEndpoint }
    set { change { $0.usesServiceEndpoint = newValue } }
  }

  private mutating func change(_ body: (inout Parts) -> Void) {
    var parts = storage.parts
    body(&parts)
    storage = Storage(parts)
  }

  public init(
    profile: ProfileKey, resource: ResourceID, direction: Direction, category: RecordCategory,
    peer: Peer, sourceResource: ResourceID? = nil, matchedRule: String? = nil,
    rulesVersion: RulesVersion? = nil, networkProtocol: String? = nil,
    usesServiceEndpoint: Bool = false
  ) {
    storage = Storage(
      Parts(
        profile: profile, resource: resource, direction: direction, category: category, peer: peer,
        sourceResource: sourceResource, matchedRule: matchedRule, rulesVersion: rulesVersion,
        networkProtocol: networkProtocol, usesServiceEndpoint: usesServiceEndpoint))
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
  /// Whether the log names this rule, in whatever case.
  public func isMatched(by name: String) -> Bool {
    matchedRule.map { $0.lowercased() == name.lowercased() } ?? false
  }
}

extension FlowKey: Hashable {
  public static func == (a: FlowKey, b: FlowKey) -> Bool {
    a.storage === b.storage || a.storage.parts == b.storage.parts
  }

  public func hash(into hasher: inout Hasher) { storage.parts.hash(into: &hasher) }
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

extension FlowKey {
  /// Whether profile, resource, direction and category are the same: what flows that follow each other mostly share.
  public func isBeside(_ other: FlowKey) -> Bool {
    storage.parts.resource == other.storage.parts.resource
      && storage.parts.category == other.storage.parts.category
      && storage.parts.direction == other.storage.parts.direction
      && storage.parts.profile == other.storage.parts.profile
  }
}

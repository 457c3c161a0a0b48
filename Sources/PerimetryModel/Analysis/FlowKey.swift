/// What the records of a flow have in common.
public struct FlowKey: Hashable, Sendable {
  public var profile: ProfileKey
  /// The service resource that logged; an empty id where the export does not say.
  public var resource: ResourceID
  public var direction: Direction
  public var category: RecordCategory
  public var peer: Peer
  public var sourceResource: ResourceID?
  /// The name of the rule the log names: an access rule, or a resource rule such as `IP firewall`.
  public var matchedRule: String?
  public var rulesVersion: RulesVersion?
  /// As exported: `HTTPS:TCP`, `TDS:TCP`, `https`.
  public var networkProtocol: String?
  public var usesServiceEndpoint: Bool

  public init(
    profile: ProfileKey, resource: ResourceID, direction: Direction, category: RecordCategory,
    peer: Peer, sourceResource: ResourceID? = nil, matchedRule: String? = nil,
    rulesVersion: RulesVersion? = nil, networkProtocol: String? = nil,
    usesServiceEndpoint: Bool = false
  ) {
    self.profile = profile
    self.resource = resource
    self.direction = direction
    self.category = category
    self.peer = peer
    self.sourceResource = sourceResource
    self.matchedRule = matchedRule
    self.rulesVersion = rulesVersion
    self.networkProtocol = networkProtocol
    self.usesServiceEndpoint = usesServiceEndpoint
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

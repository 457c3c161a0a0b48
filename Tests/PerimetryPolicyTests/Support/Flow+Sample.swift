import PerimetryModel
import PerimetryPolicy

/// Names for what the tests talk about.
enum Sample {
  static let profile = ProfileKey(
    perimeter: ResourceID(
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers"
        + "/Microsoft.Network/networkSecurityPerimeters/nsp"), name: "default")
  static let otherProfile = ProfileKey(perimeter: profile.perimeter, name: "other")
  static let storage = resource("Microsoft.Storage/storageAccounts/logs")
  static let vault = resource("Microsoft.KeyVault/vaults/secrets")
  static let database = resource("Microsoft.Sql/servers/db")

  static func resource(_ path: String, subscription: Int = 1) -> ResourceID {
    ResourceID(
      "\(self.subscription(subscription)?.resourceID ?? "")/resourceGroups/rg/providers/\(path)")
  }

  static func subscription(_ number: Int) -> SubscriptionID? {
    let digits = String(number)
    return SubscriptionID(
      "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits)
  }

  static func peer(_ text: String) -> Peer {
    if let address = IPAddress(text) { return .address(address) }
    if let name = DomainName(text) { return .domain(name) }
    return text.isEmpty ? .none : .unreadable(text)
  }

  static func caller(_ subscription: Int) -> ResourceID {
    resource("Microsoft.Web/sites/caller", subscription: subscription)
  }
}

extension Flow {
  /// A flow with the attributes that matter to a test; the direction is the category's.
  static func sample(
    _ category: LogCategory = .publicInboundResourceRulesAllowed, from peer: Peer,
    to resource: ResourceID = Sample.database, profile: ProfileKey = Sample.profile,
    version: String? = "3", over networkProtocol: String? = "HTTPS:TCP",
    sourceResource: ResourceID? = nil, serviceEndpoint: Bool = false, events: Int64 = 1,
    day: Int32 = 20_000, operation: String? = nil, rule: String? = "IP firewall", key: Int64 = 1
  ) -> Flow {
    let time = Day(number: day).start
    return Flow(
      key: FlowKey(
        profile: profile, resource: resource, direction: category.direction,
        category: .known(category), peer: peer, sourceResource: sourceResource,
        matchedRule: rule, rulesVersion: version.map(RulesVersion.init),
        networkProtocol: networkProtocol, usesServiceEndpoint: serviceEndpoint),
      operation: operation,
      tally: Tally(
        events: events, records: 1, firstSeen: time, lastSeen: time,
        days: DaySet([Day(number: day)])),
      references: [RecordReference(milliseconds: time.milliseconds, key: key)])
  }
}

extension Recommendation {
  /// Assesses the flows against themselves and recommends for all of them.
  static func of(
    _ flows: [Flow], budget: Int = 200, widestIPv4: Int = 24, subscriptions: Bool = false
  ) -> Recommendation {
    var options = Recommendation.Options()
    options.budget = budget
    options.widestIPv4 = widestIPv4
    options.usesSubscriptions = subscriptions
    let assessments = Enforcement(history: flows).assess(flows)
    return Recommender(options: options).recommend(for: assessments, history: flows)
  }
}

extension FlowKey {
  /// The same traffic elsewhere, or logged as something else.
  func moved(
    to profile: ProfileKey? = nil, _ resource: ResourceID? = nil, as category: RecordCategory? = nil
  ) -> FlowKey {
    FlowKey(
      place: FlowPlace(
        profile: profile ?? self.profile, resource: resource ?? self.resource,
        direction: direction, category: category ?? self.category),
      peer: peer, sourceResource: sourceResource, manner: manner)
  }
}

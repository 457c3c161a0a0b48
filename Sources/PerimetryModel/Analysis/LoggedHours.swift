/// In which hours a resource logged a category.
public struct LoggedHours: Hashable, Sendable {
  public struct Hour: Hashable, Sendable {
    /// Hours since 1970, UTC.
    public var number: Int64
    public var events: Int64
    public var records: Int64

    public init(number: Int64, events: Int64, records: Int64) {
      self.number = number
      self.events = events
      self.records = records
    }
  }

  public var profile: ProfileKey
  public var resource: ResourceID
  public var category: RecordCategory
  /// Ascending; only those with records.
  public var hours: [Hour]

  public init(
    profile: ProfileKey, resource: ResourceID, category: RecordCategory, hours: [Hour]
  ) {
    self.profile = profile
    self.resource = resource
    self.category = category
    self.hours = hours
  }

  /// What of it a filter lets through; hours that it cuts count whole, peers and operations are not told apart.
  public func within(_ filter: FlowFilter) -> LoggedHours? {
    guard filter.matches(profile), filter.canMatch(profile, resource, category) else { return nil }
    let hour = 3600 * Timestamp.ticksPerSecond
    var copy = self
    copy.hours = hours.filter { logged in
      (filter.since.map { $0.ticks < (logged.number + 1) * hour } ?? true)
        && (filter.until.map { logged.number * hour < $0.ticks } ?? true)
    }
    return copy.hours.isEmpty ? nil : copy
  }
}

extension FlowFilter {
  /// Whether records of a resource and category can match, whoever the peer.
  fileprivate func canMatch(
    _ profile: ProfileKey, _ resource: ResourceID, _ category: RecordCategory
  ) -> Bool {
    var filter = self
    filter.peer = nil
    if category.known == nil { filter.direction = nil }
    return filter.matches(
      FlowKey(
        profile: profile, resource: resource, direction: category.known?.direction ?? .inbound,
        category: category, peer: .none))
  }
}

/// Which traffic a report looks at. What is `nil` does not restrict.
public struct FlowFilter: Hashable, Sendable {
  /// Records whose window starts at or after this moment.
  public var since: Timestamp?
  /// Records whose window starts before this moment.
  public var until: Timestamp?
  /// The perimeter's id or its last segment, in any case.
  public var perimeter: String?
  /// The profile's name, in any case.
  public var profile: String?
  /// The service resource's id or its last segment, in any case.
  public var resource: String?
  public var direction: Direction?
  /// The operation's name, in any case.
  public var operation: String?
  public var peer: PeerPattern?

  public init() {}

  public var isEmpty: Bool { self == FlowFilter() }

  /// Whether the filter looks at more than a flow's key, so that records have to be read.
  public var needsRecords: Bool { operation != nil || !isWholeDays }

  public var isWholeDays: Bool {
    [since, until].allSatisfy { $0.map { $0 == $0.day.start } ?? true }
  }

  /// Everything but time and operation.
  public func matches(_ key: FlowKey) -> Bool {
    if let direction, key.direction != direction { return false }
    if !matches(key.profile) { return false }
    if let resource, !FlowFilter.names(resource, key.resource) { return false }
    if let peer, !peer.matches(key.peer) { return false }
    return true
  }

  /// Whether it is the profile asked for, of the perimeter asked for.
  public func matches(_ key: ProfileKey) -> Bool {
    if let profile, key.name.lowercased() != profile.lowercased() { return false }
    if let perimeter, !FlowFilter.names(perimeter, key.perimeter) { return false }
    return true
  }

  /// Whether anything of the profile can match; of an export that names none of its parts, all may.
  public func canMatch(_ key: ProfileKey, _ direction: Direction) -> Bool {
    if let wanted = self.direction, wanted != direction { return false }
    if let profile, !key.name.isEmpty, key.name.lowercased() != profile.lowercased() {
      return false
    }
    guard let perimeter, !key.perimeter.text.isEmpty else { return true }
    return FlowFilter.names(perimeter, key.perimeter)
  }

  private static func names(_ text: String, _ id: ResourceID) -> Bool {
    let wanted = ResourceID(text).text
    return id.text == wanted || id.name == wanted
  }
}

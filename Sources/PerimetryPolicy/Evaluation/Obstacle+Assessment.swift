import PerimetryModel

extension Obstacle {
  /// Why no prefix and no domain name cures traffic that would be denied; the most fundamental
  /// reason. `nil` where one could, and where nothing has to be cured.
  public init?(standingInTheWayOf assessment: Assessment) {
    guard assessment.verdict == .wouldBeDenied else { return nil }
    if assessment.cause == .unsupportedProtocol {
      self = .unsupportedProtocol
      return
    }
    let key = assessment.flow.key
    guard let found = key.direction == .inbound ? Obstacle.inbound(key) : Obstacle.outbound(key)
    else { return nil }
    self = found
  }

  private static func inbound(_ key: FlowKey) -> Obstacle? {
    if key.usesServiceEndpoint { return .serviceEndpoint }
    switch key.peer {
    case .address(let address): return address.scope.isMatchableByPrefix ? nil : .privateSource
    case .unreadable: return .unreadableSource
    case .domain, .resource, .app, .none: return .noSource
    }
  }

  private static func outbound(_ key: FlowKey) -> Obstacle? {
    if key.resource.isKeyVault { return .keyVaultOutbound }
    switch key.peer {
    case .domain: return nil
    case .unreadable: return .unreadableDestination
    case .address, .resource, .app, .none: return .noDestinationName
    }
  }
}

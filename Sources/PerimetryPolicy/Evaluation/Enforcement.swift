import PerimetryModel

/// Says of traffic what enforcement would say, in the light of everything the store holds.
public struct Enforcement: Sendable {
  private let cures: CureIndex

  /// - Parameter history: every flow of the store, whatever a report looks at. Linear.
  public init(history: [Flow]) {
    cures = CureIndex(history)
  }

  /// The category decides (domain.md §1.2), except that storage carries HTTPS only, and that what a
  /// strictly newer rules version lets through is no blocker any more.
  public func assess(_ flow: Flow) -> Assessment {
    let verdict = flow.key.category.known?.verdict ?? .unknown
    guard verdict == .wouldBeDenied || verdict == .allowedByRule else {
      return Assessment(flow: flow, verdict: verdict, cause: .category)
    }
    if flow.key.usesUnsupportedProtocol {
      return Assessment(flow: flow, verdict: .wouldBeDenied, cause: .unsupportedProtocol)
    }
    if verdict == .wouldBeDenied, let version = cures.version(curing: flow.key) {
      return Assessment(flow: flow, verdict: .allowedByRule, cause: .cured(by: version))
    }
    return Assessment(flow: flow, verdict: verdict, cause: .category)
  }

  /// In the order given.
  public func assess(_ flows: [Flow]) -> [Assessment] { flows.map(assess) }
}

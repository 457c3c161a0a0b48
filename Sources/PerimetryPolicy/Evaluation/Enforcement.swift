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
    Neighbourhood(of: flow.key, cures).assess(flow)
  }

  /// In the order given.
  public func assess(_ flows: [Flow]) -> [Assessment] {
    var assessments: [Assessment] = []
    assessments.reserveCapacity(flows.count)
    for run in flows.runs(by: \.key) {
      let neighbourhood = Neighbourhood(of: flows[run.lowerBound].key, cures)
      for flow in flows[run] { assessments.append(neighbourhood.assess(flow)) }
    }
    return assessments
  }
}

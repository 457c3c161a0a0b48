import PerimetryModel

/// What is the same for all flows that lie beside each other, found once for all of them.
struct Neighbourhood {
  private let verdict: Verdict
  private let isStorage: Bool
  private let cures: CureIndex.Cures

  init(of key: FlowKey, _ index: CureIndex) {
    verdict = key.category.known?.verdict ?? .unknown
    isStorage = key.resource.isStorage
    cures = verdict == .wouldBeDenied ? index.cures(beside: key) : [:]
  }

  /// - Precondition: the flow lies here.
  func assess(_ flow: Flow) -> Assessment {
    guard verdict == .wouldBeDenied || verdict == .allowedByRule else {
      return Assessment(flow: flow, verdict: verdict, cause: .category)
    }
    if isStorage, flow.key.namesOtherThanHTTPS {
      return Assessment(flow: flow, verdict: .wouldBeDenied, cause: .unsupportedProtocol)
    }
    if verdict == .wouldBeDenied, let version = cures.version(curing: flow.key) {
      return Assessment(flow: flow, verdict: .allowedByRule, cause: .cured(by: version))
    }
    return Assessment(flow: flow, verdict: verdict, cause: .category)
  }
}

import PerimetryModel

/// Collects the traffic of one resource in one profile.
struct ResourceBook {
  private struct Sum {
    let direction: Direction
    let fate: BlockerFate
    var events: Int64 = 0
    var peers: Set<Peer> = []
    var lastSeen = Timestamp(ticks: 0)
  }

  private let isStorage: Bool
  /// A resource has one or two: they are looked through.
  private var sums: [Sum] = []
  private var isLearning = false
  private var isRefusing = false
  private var names = ProtocolNames()
  private(set) var tally: Tally?
  private(set) var peers = PeerBook()
  private(set) var decidedEvents: Int64 = 0
  /// Directions with records of categories that do not say who decided.
  private(set) var unknownDirections: Set<Direction> = []
  private(set) var namesSecuredByPerimeter = false
  /// Days with traffic that no rule let through when it was logged, and that one does now.
  private(set) var curedDays = DaySet()

  init(_ resource: ResourceID) { isStorage = resource.isStorage }

  /// - Parameter isArtefact: whether it was logged as denied and was not: then it tells nothing of the mode.
  mutating func add(_ assessment: Assessment, _ proposal: ProposalIndex.Part, isArtefact: Bool) {
    let flow = assessment.flow
    tally.add(flow.tally)
    peers.add(assessment)
    if !isArtefact { noteMode(flow.key) }
    if assessment.isCured { curedDays.formUnion(flow.tally.days) }
    if assessment.verdict == .unknown { unknownDirections.insert(flow.key.direction) }
    if isStorage, assessment.verdict.isLetThroughByRules { names.add(flow.key) }
    guard assessment.verdict == .wouldBeDenied else { return }
    if case .decided = assessment.cause {
      decidedEvents = decidedEvents.addingSaturating(flow.tally.events)
      return
    }
    let place = place(flow.key.direction, proposal.fate(of: assessment))
    sums[place].events = sums[place].events.addingSaturating(flow.tally.events)
    sums[place].peers.insert(flow.key.peer)
    sums[place].lastSeen = max(sums[place].lastSeen, flow.tally.lastSeen)
  }

  private mutating func place(_ direction: Direction, _ fate: BlockerFate) -> Int {
    if let place = sums.firstIndex(where: { $0.direction == direction && $0.fate == fate }) {
      return place
    }
    sums.append(Sum(direction: direction, fate: fate))
    return sums.count - 1
  }

  /// What categories prove (domain.md §1.4).
  private mutating func noteMode(_ key: FlowKey) {
    guard let category = key.category.known else { return }
    let isSecured = key.lowerMatchedRule == "defaultdenybysecuredbyperimeter"
    if isSecured { namesSecuredByPerimeter = true }
    if category.provesLearning { isLearning = true }
    if category == .publicInboundPerimeterRulesDenied
      || category == .publicOutboundPerimeterRulesDenied, !isSecured
    {
      isRefusing = true
    }
  }

  var mode: AccessMode {
    switch (isLearning, isRefusing) {
    case (true, true): .mixed
    case (true, false): .learning
    case (false, true): .enforced
    case (false, false): .unknown
    }
  }

  /// By direction, then fate.
  var blockers: [BlockerGroup] {
    sums.map { sum in
      BlockerGroup(
        direction: sum.direction, fate: sum.fate, events: sum.events, peers: sum.peers.count,
        lastSeen: sum.lastSeen)
    }
    .sorted { $0.direction == $1.direction ? $0.fate < $1.fate : $0.direction < $1.direction }
  }

  var lastBlockerDay: Day? { sums.lazy.map(\.lastSeen.day).max() }

  var openPeers: Int { Set(sums.flatMap(\.peers)).count }

  var incurablePeers: Int {
    Set(sums.lazy.filter { $0.fate.obstacle != nil }.flatMap(\.peers)).count
  }

  var checks: [ServiceCheck] {
    isStorage ? [ServiceCheck(.storageHTTPS, holds: names.areAllHTTPS)] : []
  }
}

extension Assessment {
  /// Whether a rule that came later lets it through.
  fileprivate var isCured: Bool {
    switch cause {
    case .cured, .existingRule: verdict == .allowedByRule
    case .category, .unsupportedProtocol, .ruleIsGone, .decided: false
    }
  }
}

extension Verdict {
  /// Whether it is let through today and rules decide whether it stays so.
  var isLetThroughByRules: Bool { self == .wouldBeDenied || self == .allowedByRule }
}

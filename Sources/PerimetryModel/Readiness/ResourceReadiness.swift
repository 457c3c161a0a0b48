/// A resource of a profile on the board.
///
/// What it says is shared, not copied, as in ``Flow``: a report looks at each many times.
public struct ResourceReadiness: Sendable {
  private final class Storage: Sendable {
    let resource: ResourceID
    let profile: ProfileKey
    let status: ReadinessStatus
    let doubts: [ReadinessDoubt]
    let source: KnownResource.Source
    let mode: AccessMode
    let declaredMode: String?
    let isSecuredByPerimeter: Bool
    let daysClean: Int
    let daysCured: Int
    let blockers: [BlockerGroup]
    let openPeers: Int
    let incurablePeers: Int
    let decidedEvents: Int64
    let checks: [ServiceCheck]
    let tally: Tally?
    let sufficiency: Sufficiency

    init(
      _ resource: ResourceID,
      _ profile: ProfileKey,
      _ status: ReadinessStatus,
      _ doubts: [ReadinessDoubt],
      _ source: KnownResource.Source,
      _ mode: AccessMode,
      _ declaredMode: String?,
      _ isSecuredByPerimeter: Bool,
      _ daysClean: Int,
      _ daysCured: Int,
      _ blockers: [BlockerGroup],
      _ openPeers: Int,
      _ incurablePeers: Int,
      _ decidedEvents: Int64,
      _ checks: [ServiceCheck],
      _ tally: Tally?,
      _ sufficiency: Sufficiency
    ) {
      self.resource = resource
      self.profile = profile
      self.status = status
      self.doubts = doubts
      self.source = source
      self.mode = mode
      self.declaredMode = declaredMode
      self.isSecuredByPerimeter = isSecuredByPerimeter
      self.daysClean = daysClean
      self.daysCured = daysCured
      self.blockers = blockers
      self.openPeers = openPeers
      self.incurablePeers = incurablePeers
      self.decidedEvents = decidedEvents
      self.checks = checks
      self.tally = tally
      self.sufficiency = sufficiency
    }
  }

  private var storage: Storage

  public init(
    resource: ResourceID, profile: ProfileKey, status: ReadinessStatus,
    doubts: [ReadinessDoubt] = [], source: KnownResource.Source, mode: AccessMode = .unknown,
    declaredMode: String? = nil, isSecuredByPerimeter: Bool = false, daysClean: Int = 0,
    daysCured: Int = 0,
    blockers: [BlockerGroup] = [], openPeers: Int = 0, incurablePeers: Int = 0,
    decidedEvents: Int64 = 0, checks: [ServiceCheck] = [], tally: Tally? = nil,
    sufficiency: Sufficiency
  ) {
    storage = Storage(
      resource, profile, status, doubts, source, mode, declaredMode, isSecuredByPerimeter,
      daysClean, daysCured, blockers, openPeers, incurablePeers, decidedEvents, checks, tally,
      sufficiency)
  }

  /// An empty id where the records do not say.
  public var resource: ResourceID { storage.resource }
  /// Perimeter and name may be empty for a resource that logged nothing.
  public var profile: ProfileKey { storage.profile }
  public var status: ReadinessStatus { storage.status }
  /// Why it cannot be told, also of one that is blocked or unobserved.
  public var doubts: [ReadinessDoubt] { storage.doubts }
  public var source: KnownResource.Source { storage.source }
  public var mode: AccessMode { storage.mode }
  /// As a file writes it.
  public var declaredMode: String? {
    get { storage.declaredMode }
    set {
      storage = Storage(
        resource, profile, status, doubts, source, mode, newValue, isSecuredByPerimeter, daysClean,
        daysCured, blockers, openPeers, incurablePeers, decidedEvents, checks, tally, sufficiency)
    }
  }
  /// Whether a matched rule names `SecuredByPerimeter`, under which perimeter rules alone decide in learning mode too.
  public var isSecuredByPerimeter: Bool { storage.isSecuredByPerimeter }
  /// Days with records of the perimeter from the resource's first record to its last, since the categories that show
  /// blockers first appeared in the perimeter, and after the day of its last blocker. Silence shows nothing. What a newer
  /// rule lets through is no blocker, on the day it was logged either: it is the rules as they are now that are asked about.
  public var daysClean: Int { storage.daysClean }
  /// Of the clean days those on which something passed that no rule let through then, and one does now.
  public var daysCured: Int { storage.daysCured }
  /// By direction, then fate.
  public var blockers: [BlockerGroup] { storage.blockers }
  /// Distinct peers of all blockers.
  public var openPeers: Int { storage.openPeers }
  /// Distinct peers of what no rule cures.
  public var incurablePeers: Int { storage.incurablePeers }
  /// Events that would be denied and that a decision keeps from having a rule: they do not block.
  public var decidedEvents: Int64 { storage.decidedEvents }
  public var checks: [ServiceCheck] { storage.checks }
  /// Everything it logged in the window; `nil` for nothing.
  public var tally: Tally? { storage.tally }
  public var sufficiency: Sufficiency { storage.sufficiency }

  /// Events that would be denied.
  public var openEvents: Int64 { events { _ in true } }

  /// Events of blockers whose fate is wanted.
  public func events(where isWanted: (BlockerFate) -> Bool) -> Int64 {
    blockers.reduce(0) { isWanted($1.fate) ? $0.addingSaturating($1.events) : $0 }
  }

  /// Events that no rule cures.
  public var incurableEvents: Int64 { events { $0.obstacle != nil } }

  /// Whether the rules that are proposed would let through all that blocks it.
  public var isCuredByProposal: Bool {
    !blockers.isEmpty && blockers.allSatisfy { $0.fate == .proposed }
  }

  /// Whether a file says that it is enforced already, or, where none says anything, the records do. These cannot tell
  /// enforcement from `SecuredByPerimeter` (domain.md §1.4).
  public var isEnforced: Bool {
    declaredMode.map { $0.lowercased() == AccessMode.enforced.rawValue } ?? (mode == .enforced)
  }

  public var lastBlocker: Timestamp? { blockers.lazy.map(\.lastSeen).max() }
}

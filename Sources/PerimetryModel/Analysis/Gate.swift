/// A test that a blocked peer is put to before a rule is proposed for it.
///
/// In learning mode whatever a resource's own rules let in is logged as traffic to allow, an attacker's too. The gates
/// about poisoning look for what such a peer shows; the others ask whether there is enough to go by.
public enum Gate: String, CaseIterable, Sendable, Comparable {
  /// Listed networks that hold the peer.
  case badNetworks = "bad-networks"
  /// Denied events of all its public events in the whole store, in percent, rounded up.
  case deniedShare = "denied-share"
  /// Service resources it called, in the whole store.
  case fanOut = "fan-out"
  /// When it arrived, in percent of the time its profile was logged, rounded up; not judged for a peer that was
  /// seen for longer than a burst, nor where the profile was logged for too short a time.
  case lateBurst = "late-burst"
  /// Other addresses of its own /24 (IPv6: /64) that were only ever refused, in the whole store.
  case deniedNeighbours = "denied-neighbours"
  /// Distinct UTC days on which it would be denied.
  case days
  /// Events that would be denied.
  case events
  /// Whole days from its last event to the last one of its profile.
  case lastSeen = "last-seen"

  public static func < (a: Gate, b: Gate) -> Bool { a.position < b.position }

  var position: Int {
    switch self {
    case .badNetworks: 0
    case .deniedShare: 1
    case .fanOut: 2
    case .lateBurst: 3
    case .deniedNeighbours: 4
    case .days: 5
    case .events: 6
    case .lastSeen: 7
    }
  }
}

extension Gate {
  /// Whether it looks for an attacker who trains the rules; the other gates weigh evidence.
  public var isAboutPoisoning: Bool {
    switch self {
    case .badNetworks, .deniedShare, .fanOut, .lateBurst, .deniedNeighbours: true
    case .days, .events, .lastSeen: false
    }
  }

  /// Whether its threshold is the least that passes; otherwise it is the most.
  public var isMinimum: Bool { self == .days || self == .events }

  /// What its threshold may be.
  public var thresholds: ClosedRange<Int64> {
    self == .deniedShare || self == .lateBurst ? 0...100 : 0...Int64.max
  }

  /// ``thresholds``, as messages say it.
  public var thresholdWords: String {
    thresholds.upperBound == .max
      ? "a whole number from 0 up" : "a whole number from 0 to \(thresholds.upperBound)"
  }
}

/// The share of the traffic to come that is to be expected from peers not seen yet, estimated from the peers that were seen
/// on exactly one day (Good 1953, after Turing). The unit is the peer-day: a peer on a day, however many events.
///
/// It takes peers to come as they came. It is no bound on what can happen: what runs once a month, starts tomorrow or waits
/// for a failover has no part in it.
public struct UnseenShare: Hashable, Sendable {
  /// Distinct peers.
  public var peers: Int
  /// Peers and the days each was seen on, summed.
  public var peerDays: Int
  /// Peers seen on exactly one day.
  public var once: Int
  /// Peers seen on exactly two days.
  public var twice: Int

  public init(peers: Int, peerDays: Int, once: Int, twice: Int) {
    self.peers = peers
    self.peerDays = peerDays
    self.once = once
    self.twice = twice
  }

  /// Once over peer-days, 0…1; `nil` where nobody was seen.
  public var share: Double? {
    peerDays == 0 ? nil : Double(once) / Double(peerDays)
  }

  /// The ends of a 95 % interval, 0…1: normal, with the variance of Esty (1983, Annals of Statistics 11(3), 905–912),
  /// (once · (1 − once / n) + 2 · twice) / n² for n peer-days. It never ends nearer to 0 or to 1 than 3 / n, which is all that
  /// none in n tells (the rule of three).
  public var interval: (low: Double, high: Double)? {
    guard let share else { return nil }
    let n = Double(peerDays)
    let deviation = (Double(once) * (1 - share) + 2 * Double(twice)).squareRoot() / n
    return (
      max(0, min(share - 1.96 * deviation, 1 - 3 / n)),
      min(1, max(share + 1.96 * deviation, 3 / n))
    )
  }
}

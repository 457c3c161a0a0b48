/// What would have broken, had rules been made after the first part of the days for exactly the peers seen until then.
///
/// A plain split by known peers, not by proposed rules: a prefix or a wildcard also lets in neighbours, so proposed rules
/// break this much at most, but for gates and limits.
public struct TimeSplit: Hashable, Sendable {
  /// Days with records that were learned from: the first two thirds, rounded up, so that a fortnight learns ten days and
  /// is held against four.
  public var learnedDays: Int
  /// Days with records after those.
  public var testedDays: Int
  /// Peer-days on the days after.
  public var testedPeerDays: Int
  /// Those of peers not seen before.
  public var brokenPeerDays: Int
  /// Such peers.
  public var brokenPeers: Int

  public init(
    learnedDays: Int, testedDays: Int, testedPeerDays: Int, brokenPeerDays: Int, brokenPeers: Int
  ) {
    self.learnedDays = learnedDays
    self.testedDays = testedDays
    self.testedPeerDays = testedPeerDays
    self.brokenPeerDays = brokenPeerDays
    self.brokenPeers = brokenPeers
  }

  /// How many of a number of days are learned from.
  public static func learned(of days: Int) -> Int { (2 * days + 2) / 3 }

  /// 0…1; `nil` where nobody came on the days after.
  public var breakRate: Double? {
    testedPeerDays == 0 ? nil : Double(brokenPeerDays) / Double(testedPeerDays)
  }
}

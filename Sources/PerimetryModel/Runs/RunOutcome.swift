/// What a run came to: the figures of its summary.
public struct RunOutcome: Hashable, Sendable {
  /// The exit status.
  public var status: Int32
  /// Files that were read.
  public var files: Int64 = 0
  /// Files and folders that could not be read.
  public var failures: Int64 = 0
  /// Records that are new in the store, and events that the store has more than before.
  public var records: Int64 = 0
  public var events: Int64 = 0
  /// Input that could not be used, in all of the store.
  public var rejects: Int64 = 0
  /// Peers that would be denied, each once a profile and direction, and their events; `nil` where the run did not come so far.
  public var deniedPeers: Int64?
  public var deniedEvents: Int64?
  /// Of those, how many are new since the run compared with, and how many are denied no more; `nil` where there is none.
  public var newPeers: Int64?
  public var gonePeers: Int64?
  /// The run that it was compared with.
  public var since: Int64?
  /// The time of the newest record in the store.
  public var newest: Timestamp?
  /// Conditions that hold.
  public var gates: [String] = []
  /// The folder its reports are in; `nil` where it wrote none.
  public var reports: String?

  public init(status: Int32) { self.status = status }
}

/// What became of one file of a run.
public struct FileSummary: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case ingested
    /// Known and unchanged since the last run.
    case unchanged
    /// Found in a folder, and no log export; the reason.
    case skipped(String)
    /// Could not be read; the reason.
    case failed(String)
  }

  public var path: String
  /// The form its records take, such as `json-lines`, with `+gzip` or the like where it was compressed; for a container
  /// `container-zip` or `container-tar`: its entries are files of their own.
  public var shape: String?
  public var state: State
  public var account: IngestAccount
  /// Columns that identify a record and that the source does not have; what lacks some is partial.
  public var lacks: [String] = []
  /// Bytes at the beginning that an earlier run had read.
  public var readBefore: Int64 = 0
  /// Whether the store knew the file before the run.
  public var isKnown = false

  public init(path: String, shape: String?, state: State, account: IngestAccount) {
    self.path = path
    self.shape = shape
    self.state = state
    self.account = account
  }
}

/// What a run did.
public struct IngestSummary: Sendable {
  public var store: String
  /// In the order they were read.
  public var files: [FileSummary]
  /// In the order they were found, the first of each kind and file.
  public var diagnostics: [Diagnostic]
  /// The first rejects; all are in the store.
  public var rejects: [(file: String, reject: Reject)]

  /// Rejects of earlier runs whose files were read again for their sake; `nil` where that was not asked for.
  public var retried: Int64?

  /// Whether compacted records and the account of their archive do not come to the same.
  public var isCompactionIncomplete = false

  public init(
    store: String, files: [FileSummary], diagnostics: [Diagnostic],
    rejects: [(file: String, reject: Reject)]
  ) {
    self.store = store
    self.files = files
    self.diagnostics = diagnostics
    self.rejects = rejects
  }

  public var account: IngestAccount {
    files.reduce(into: IngestAccount()) { $0 += $1.account }
  }
}

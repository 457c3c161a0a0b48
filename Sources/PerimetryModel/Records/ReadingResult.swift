/// What reading one file came to, before the store has said which records are new.
public struct ReadingResult: Hashable, Sendable {
  public var file: Int32
  /// The form the records take; `nil` where nothing could be read.
  public var shape: String?
  /// Bytes, records read, rejected, foreign and of unknown category; what is kept only the store knows.
  public var account: IngestAccount
  /// The first diagnostic of each kind.
  public var diagnostics: [Diagnostic]
  /// Why reading stopped before the end; `nil` where it did not.
  public var failure: String?
  /// Whether the failure is only that the file, found in a folder, is no log export.
  public var isSkipped: Bool

  public init(
    file: Int32, shape: String?, account: IngestAccount, diagnostics: [Diagnostic],
    failure: String?, isSkipped: Bool = false
  ) {
    self.file = file
    self.shape = shape
    self.account = account
    self.diagnostics = diagnostics
    self.failure = failure
    self.isSkipped = isSkipped
  }
}

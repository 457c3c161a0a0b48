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
  /// Columns that identify a record and that the source does not have, by their names in the table; what lacks some is
  /// partial.
  public var lacks: [String] = []
  /// Whether the file was passed over for what it lacks, so that somebody decides whether it may be read.
  public var isPutOff = false
  /// Where reading began: 0, or the mark of the reading that this one goes on with. The account is of what lies behind.
  public var start: Int64 = 0
  /// Where the next reading can go on; `nil` where it must begin anew.
  public var mark: ReadingMark?
  /// Records among the rejected that lie behind the mark: the line that was cut short.
  public var cut: Int64 = 0

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

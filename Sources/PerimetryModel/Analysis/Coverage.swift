/// What the store holds and what it cannot tell. Absence of data is never a sign of safety.
public struct Coverage: Sendable {
  public struct Category: Hashable, Sendable {
    public var category: RecordCategory
    /// `nil` where the category never appears.
    public var tally: Tally?
    /// Distinct service resources that logged it.
    public var resources: Int

    public init(category: RecordCategory, tally: Tally?, resources: Int) {
      self.category = category
      self.tally = tally
      self.resources = resources
    }
  }

  public struct Resource: Hashable, Sendable {
    public var resource: ResourceID
    public var profiles: [ProfileKey]
    /// In the order of ``LogCategory``.
    public var categories: [RecordCategory]
    public var tally: Tally

    public init(
      resource: ResourceID, profiles: [ProfileKey], categories: [RecordCategory], tally: Tally
    ) {
      self.resource = resource
      self.profiles = profiles
      self.categories = categories
      self.tally = tally
    }
  }

  /// Hours without any record between two that have some.
  public struct Gap: Hashable, Sendable {
    public var start: Timestamp
    /// Exclusive.
    public var end: Timestamp
    public var hours: Int { Int((end.ticks - start.ticks) / (3600 * Timestamp.ticksPerSecond)) }

    public init(start: Timestamp, end: Timestamp) {
      self.start = start
      self.end = end
    }
  }

  /// A source without some of the columns that tell records apart.
  public struct PartialSource: Hashable, Sendable {
    /// As named at ingest.
    public var file: String
    /// The columns, by their names in the table.
    public var lacks: [String]
    /// Records read from it.
    public var records: Int64
    /// Hours in which records of it stand.
    public var hours: Int
    /// Hours among them in which full records stand, too: events may be counted twice.
    public var sharedHours: Int

    public init(file: String, lacks: [String], records: Int64, hours: Int, sharedHours: Int) {
      self.file = file
      self.lacks = lacks
      self.records = records
      self.hours = hours
      self.sharedHours = sharedHours
    }
  }

  /// Of everything; `nil` for an empty store.
  public var tally: Tally?
  /// Hours with at least one record.
  public var hoursWithRecords: Int
  public var gaps: [Gap]
  /// Every live category, seen or not, then retired, legacy and unknown ones that were seen.
  public var categories: [Category]
  /// Ordered by id.
  public var resources: [Resource]
  /// What all runs read and made of it.
  public var account: IngestAccount
  public var files: Int
  /// Records of the archive that compacted records do not account for: parts of the compaction are missing, or, where it is
  /// negative, there twice.
  public var missingOfCompaction: Int64 = 0
  /// Whether compacted records came with the account of their archive; without it nobody can tell whether all are there.
  public var isCompactionAccounted = true
  /// Days on which a flow has compacted records beside raw ones: what is in both counts twice.
  public var daysOfBoth: Int64 = 0
  /// Ordered by file.
  public var partialSources: [PartialSource] = []

  public init(
    tally: Tally?, hoursWithRecords: Int, gaps: [Gap], categories: [Category],
    resources: [Resource], account: IngestAccount, files: Int
  ) {
    self.tally = tally
    self.hoursWithRecords = hoursWithRecords
    self.gaps = gaps
    self.categories = categories
    self.resources = resources
    self.account = account
    self.files = files
  }

  /// Whether a category that shows would-be-denied traffic in this direction appears at all. If not, silence about
  /// blockers means nothing: a diagnostic setting without it looks exactly like a clean resource (domain.md §1.4).
  public func sawBlockerCategory(_ direction: Direction) -> Bool {
    categories.contains {
      $0.tally != nil && $0.category.known?.verdict == .wouldBeDenied
        && $0.category.known?.direction == direction
    }
  }

  /// Hours from the first record's to the last record's, both counted.
  public var hoursInWindow: Int {
    guard let tally else { return 0 }
    let hour = 3600 * Timestamp.ticksPerSecond
    return Int(tally.lastSeen.ticks / hour - tally.firstSeen.ticks / hour) + 1
  }
}

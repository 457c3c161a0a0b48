/// What a compacted record stands for: the raw records of one flow and operation on one UTC day. The record itself is the first
/// of them, with the events of all.
public struct Compaction: Hashable, Sendable {
  public struct Hour: Hashable, Sendable {
    /// 0…23, UTC.
    public var hour: Int
    public var records: Int64
    public var events: Int64

    public init(hour: Int, records: Int64, events: Int64) {
      self.hour = hour
      self.records = records
      self.events = events
    }
  }

  /// A raw record that is cited, as it was in the archive.
  public struct Citation: Hashable, Sendable {
    public var time: Timestamp
    /// Its identity (``RecordIdentity``).
    public var key: Int64
    public var count: Int64
    /// The file as it was named when it was read; `nil` where that is not known, as of a row of a table.
    public var place: Place?

    public init(time: Timestamp, key: Int64, count: Int64, place: Place?) {
      self.time = time
      self.key = key
      self.count = count
      self.place = place
    }
  }

  public struct Place: Hashable, Sendable {
    public var file: String
    /// Bytes from the start of the decompressed file.
    public var offset: Int64
    public var length: Int32

    public init(file: String, offset: Int64, length: Int32) {
      self.file = file
      self.offset = offset
      self.length = length
    }
  }

  /// 1 or more; duplicates are none.
  public var records: Int64
  /// Copies of them that said nothing else.
  public var duplicate: Int64
  /// Copies of them that said another count or end.
  public var conflict: Int64
  /// Those with records, in order.
  public var hours: [Hour]
  /// What the first raw record counted, and where it lies; `nil` where the compaction does not say.
  public var first: Citation?
  /// The latest one; `nil` where it is the first.
  public var last: Citation?
  /// The one with most events; `nil` where it is the first.
  public var largest: Citation?

  public init(
    records: Int64, duplicate: Int64 = 0, conflict: Int64 = 0, hours: [Hour],
    first: Citation? = nil, last: Citation? = nil, largest: Citation? = nil
  ) {
    self.records = records
    self.duplicate = duplicate
    self.conflict = conflict
    self.hours = hours
    self.first = first
    self.last = last
    self.largest = largest
  }

  /// Of all records; sums stop at the largest number there is.
  public var events: Int64 { hours.reduce(0) { $0.addingSaturating($1.events) } }

  /// Records of the archive that went into it, copies too.
  public var copies: Int64 { records + duplicate + conflict }
}

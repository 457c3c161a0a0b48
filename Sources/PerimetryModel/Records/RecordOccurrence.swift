/// One record as numbers: when, how many, from which port, and where it stands in the archive.
public struct RecordOccurrence: Hashable, Sendable {
  /// First event of the aggregation window.
  public var time: Timestamp
  /// Last event of the window; `nil` where the export does not say.
  public var end: Timestamp?
  /// Events the record stands for, 1 or more.
  public var count: Int64
  /// Source port, 0…65535; `nil` where absent or no number.
  public var port: Int32?
  /// `_BilledSize` in bytes; only Log Analytics exports it.
  public var billedSize: Double?
  /// The number of the record's context within its ``RecordBatch`` stream.
  public var context: Int32
  /// The record's identity (``RecordIdentity``).
  public var key: Int64
  /// Which file of the run the record stands in.
  public var file: Int32
  /// Bytes from the start of the decompressed file.
  public var offset: Int64
  /// Bytes of the record in the decompressed file.
  public var length: Int32
  /// Bytes it takes of the file's account: its length, or none where another record of the same piece of text has them.
  public var bytes: Int32 = 0
  /// Position in ``RecordBatch/compactions``; -1 for a raw record.
  public var compaction: Int32 = -1

  public init(
    time: Timestamp, end: Timestamp? = nil, count: Int64 = 1, port: Int32? = nil,
    billedSize: Double? = nil, context: Int32, key: Int64, file: Int32,
    offset: Int64, length: Int32
  ) {
    self.time = time
    self.end = end
    self.count = count
    self.port = port
    self.billedSize = billedSize
    self.context = context
    self.key = key
    self.file = file
    self.offset = offset
    self.length = length
  }
}

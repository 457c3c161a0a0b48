/// Where the raw bytes of a record lie, so that every claim can be shown.
public struct Evidence: Hashable, Sendable {
  public var reference: RecordReference
  public var time: Timestamp
  public var count: Int64
  /// The file as it was named at ingest.
  public var file: String
  /// Bytes from the start of the decompressed file.
  public var offset: Int64
  public var length: Int32

  public init(
    reference: RecordReference, time: Timestamp, count: Int64, file: String, offset: Int64,
    length: Int32
  ) {
    self.reference = reference
    self.time = time
    self.count = count
    self.file = file
    self.offset = offset
    self.length = length
  }
}

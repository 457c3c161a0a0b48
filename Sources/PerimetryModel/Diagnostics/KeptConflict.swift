/// A copy of a record that says another count or end than the one that stands.
public struct KeptConflict: Hashable, Sendable {
  /// What one copy says, and where.
  public struct Claim: Hashable, Sendable {
    /// As named at ingest.
    public var file: String
    /// Bytes from the start of the decompressed file.
    public var offset: Int64
    public var count: Int64
    /// `nil` where the copy names no end.
    public var end: Timestamp?

    public init(file: String, offset: Int64, count: Int64, end: Timestamp?) {
      self.file = file
      self.offset = offset
      self.count = count
      self.end = end
    }
  }

  public var time: Timestamp
  public var outdone: Claim
  /// The larger count, then the later end.
  public var standing: Claim

  public init(time: Timestamp, outdone: Claim, standing: Claim) {
    self.time = time
    self.outdone = outdone
    self.standing = standing
  }
}

/// A reject as the store keeps it, with the file it stands in.
public struct KeptReject: Hashable, Sendable {
  /// As named at ingest.
  public var file: String
  /// Bytes from the start of the decompressed file.
  public var offset: Int64
  public var length: Int64
  public var reason: String
  /// The raw bytes, cut to ``Reject/maximumKept``.
  public var raw: [UInt8]

  public init(file: String, offset: Int64, length: Int64, reason: String, raw: [UInt8]) {
    self.file = file
    self.offset = offset
    self.length = length
    self.reason = reason
    self.raw = raw
  }

  /// The raw bytes as text; what is no UTF-8 is replaced.
  public var text: String { String(decoding: raw, as: UTF8.self) }
}

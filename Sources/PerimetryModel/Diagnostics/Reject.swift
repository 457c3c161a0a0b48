/// Input that could not be used, kept with its place and reason.
public struct Reject: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// No JSON value can be read; the parser's word is kept.
    case malformed(String)
    /// The text ends in the middle of a record, as the last line of a blob that is still growing does.
    case cutShort
    case notAnObject
    /// Longer than a record may be.
    case tooLong
    /// A column that a record cannot do without, in the field's words: `time`, `category`.
    case missingColumn(String)
    /// A column whose value cannot be read.
    case unreadable(column: String, value: String)
    /// A reason in the words in which a store keeps it.
    case kept(String)
  }

  /// Bytes from the start of the decompressed file.
  public var offset: Int64
  public var length: Int64
  public var reason: Reason
  /// The raw bytes, cut to ``maximumKept``.
  public var raw: [UInt8]

  public static let maximumKept = 4096

  public init(offset: Int64, length: Int64, reason: Reason, raw: [UInt8]) {
    self.offset = offset
    self.length = length
    self.reason = reason
    self.raw = Array(raw.prefix(Reject.maximumKept))
  }
}

extension Reject.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let detail): "not valid JSON: \(detail)"
    case .cutShort: "cut short: the text ends in the middle of a record"
    case .kept(let reason): reason
    case .notAnObject: "not a JSON object"
    case .tooLong: "longer than a record may be"
    case .missingColumn(let column):
      "no \(column): the record, the path and the container name do not say"
    case .unreadable(column: "count", let value):
      // The one reason to refuse a count: any other unusable one is taken as 1.
      "count beyond 10^12: no record stands for so many events, and sums could overflow: \(value)"
    case .unreadable(let column, let value): "\(column) cannot be read: \(value)"
    }
  }
}

/// A message about input that was used all the same.
public struct Diagnostic: Hashable, Sendable {
  public enum Code: String, CaseIterable, Comparable, Sendable {
    case timeFromPath = "time-from-path"
    case categoryFromContainer = "category-from-container"
    case tableNameAsCategory = "table-name-as-category"
    case malformedResourceID = "malformed-resource-id"
    case unreadableAddress = "unreadable-address"
    case unreadableDomain = "unreadable-domain"
    case unreadableEnd = "unreadable-end"
    case endBeforeStart = "end-before-start"
    case unusableCount = "unusable-count"
    case unknownCategory = "unknown-category"
    case truncatedGzip = "truncated-gzip"
    case damagedGzip = "damaged-gzip"
    case trailingBytes = "trailing-bytes"
    case emptyFile = "empty-file"
    case partialReply = "partial-reply"
    case cutDocument = "cut-document"
    case mayBeCapped = "may-be-capped"
    case repeatedHour = "repeated-hour"
    case damagedCapture = "damaged-capture"
    case noCount = "no-count"
    case openLastRow = "open-last-row"

    public static func < (a: Code, b: Code) -> Bool { a.rawValue < b.rawValue }
  }

  public var code: Code
  public var file: String
  /// Bytes from the start of the decompressed file, where the diagnostic has a place.
  public var offset: Int64?

  public init(code: Code, file: String, offset: Int64? = nil) {
    self.code = code
    self.file = file
    self.offset = offset
  }
}

extension Diagnostic.Code {
  /// Whether a record raises it, and not the file it stands in.
  public var isOfRecord: Bool {
    switch self {
    case .timeFromPath, .categoryFromContainer, .tableNameAsCategory, .malformedResourceID,
      .unreadableAddress, .unreadableDomain, .unreadableEnd, .endBeforeStart, .unusableCount,
      .unknownCategory:
      true
    case .truncatedGzip, .damagedGzip, .trailingBytes, .emptyFile, .partialReply, .cutDocument,
      .mayBeCapped, .repeatedHour, .damagedCapture, .noCount, .openLastRow:
      false
    }
  }

  /// What was seen and what perimetry made of it.
  public var meaning: String {
    switch self {
    case .timeFromPath: "no time in the record: the hour of the blob path was taken"
    case .categoryFromContainer: "no category in the record: the container's name gave it"
    case .tableNameAsCategory: "the table's name stands where the category belongs: taken as absent"
    case .malformedResourceID: "a resource id without the shape of one: kept as text"
    case .unreadableAddress: "a source address that is no IP address: kept as text"
    case .unreadableDomain: "a destination that is no domain name: kept as text"
    case .unreadableEnd: "an end of the window that is no time: taken as absent"
    case .endBeforeStart: "the window ends before it starts: the end is kept as exported"
    case .unusableCount: "a count that is no number from 1 up: taken as 1"
    case .unknownCategory: "a category perimetry does not know: kept, with the verdict unknown"
    case .truncatedGzip: "the gzip stream is cut: everything before the cut was read"
    case .damagedGzip:
      "a gzip member fails its checksum: its records were read, do not trust them blindly"
    case .trailingBytes: "bytes after the gzip stream that are no gzip member: not read"
    case .emptyFile: "an empty file"
    case .partialReply:
      "the reply reports an error beside its rows: it is partial, more rows exist than it holds"
    case .cutDocument: "the text ends before its brackets close: everything before the cut was read"
    case .mayBeCapped:
      "as many rows as a limit of the portal or the API lets through: there may be more; export shorter spans"
    case .repeatedHour:
      "a local time in the hour that clocks repeat in autumn: taken as the earlier; export in UTC"
    case .noCount: "no column Count: each record counts as one event, whatever it stood for"
    case .openLastRow:
      "the last row has no line break: if the file was cut there, its last cell may be, too"
    case .damagedCapture:
      "a capture file whose blocks do not fit together: everything before the fault was read"
    }
  }
}

/// What the compacted records of a file stand for, and what their archive came to; two accounts add up.
public struct CompactionAccount: Hashable, Sendable, Codable {
  /// Compacted records.
  public var lines: Int64 = 0
  /// Records of the archive that went into them, copies too.
  public var copies: Int64 = 0
  /// Copies among them that said another count or end.
  public var conflicts: Int64 = 0
  /// Of unknown category among the compacted records.
  public var unknownCategory: Int64 = 0
  /// Accounts of archives among the lines; 0 where the compaction says nothing of what it read.
  public var accounts: Int64 = 0
  /// Files of the archive.
  public var files: Int64 = 0
  /// Of the archive: what ``IngestAccount`` says of one that is read.
  public var read: Int64 = 0
  public var duplicate: Int64 = 0
  public var conflict: Int64 = 0
  public var rejected: Int64 = 0
  public var foreign: Int64 = 0
  public var unknown: Int64 = 0
  public var bytesRead: Int64 = 0
  public var bytesKept: Int64 = 0
  public var bytesRejected: Int64 = 0
  public var bytesForeign: Int64 = 0
  public var bytesBlank: Int64 = 0
  public var bytesFraming: Int64 = 0
  /// By code.
  public var diagnostics: [String: Int64] = [:]

  public init() {}

  public var isEmpty: Bool { lines == 0 && accounts == 0 }

  /// Records that the archive had and the compacted records do not stand for, or the other way round where it is negative: parts
  /// of the compaction are missing, or are there twice. 0 where there is no account to hold them against.
  public var missing: Int64 {
    accounts == 0 ? 0 : read - rejected - foreign - duplicate - conflict - copies
  }

  /// Counts a compacted record.
  public mutating func add(_ compaction: Compaction, isUnknown: Bool) {
    lines += 1
    copies = CompactionAccount.plus(copies, compaction.copies)
    conflicts = CompactionAccount.plus(conflicts, compaction.conflict)
    if isUnknown { unknownCategory += 1 }
  }

  /// Sums stop here, so that no difference of them overflows: files may say anything.
  private static let most: Int64 = 1_000_000_000_000_000_000

  private static let sums: [any WritableKeyPath<CompactionAccount, Int64> & Sendable] = [
    \.lines, \.copies, \.conflicts, \.unknownCategory, \.accounts, \.files, \.read, \.duplicate,
    \.conflict, \.rejected, \.foreign, \.unknown, \.bytesRead, \.bytesKept, \.bytesRejected,
    \.bytesForeign, \.bytesBlank, \.bytesFraming,
  ]

  public static func += (a: inout CompactionAccount, b: CompactionAccount) {
    if b.isEmpty { return }
    for sum in sums { a[keyPath: sum] = plus(a[keyPath: sum], b[keyPath: sum]) }
    a.diagnostics.merge(b.diagnostics, uniquingKeysWith: plus)
  }

  private static func plus(_ a: Int64, _ b: Int64) -> Int64 { min(most, a.addingSaturating(b)) }
}

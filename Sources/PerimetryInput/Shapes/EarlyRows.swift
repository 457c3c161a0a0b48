/// Rows of a table that stand before its columns: kept, within a bound, until those come.
struct EarlyRows {
  private let most: Int
  private var bytes: [UInt8] = []
  private var rows: [(offset: Int64, end: Int)] = []
  /// From the first row to the end of the last.
  private(set) var extent: Range<Int64>?
  /// Whether there were more than are kept; then none is.
  private(set) var areTooMany = false

  /// What a row costs beside its bytes.
  private static let overhead = 16

  /// - Parameter most: bytes of memory.
  init(most: Int) { self.most = most }

  mutating func keep(_ text: UnsafeBufferPointer<UInt8>, at offset: Int64) {
    extent = (extent?.lowerBound ?? offset)..<(offset + Int64(text.count))
    if areTooMany { return }
    bytes += text
    rows.append((offset, bytes.count))
    if bytes.count + rows.count * EarlyRows.overhead > most {
      areTooMany = true
      (bytes, rows) = ([], [])
    }
  }

  func replay(
    _ body: (UnsafeBufferPointer<UInt8>, _ offset: Int64) throws(InputError) -> Void
  ) throws(InputError) {
    var start = 0
    for row in rows {
      // A copy: a row is long only where the table is small.
      let text = Array(bytes[start..<row.end])
      start = row.end
      try text.withUnsafeBufferPointer { (text) throws(InputError) in try body(text, row.offset) }
    }
  }
}

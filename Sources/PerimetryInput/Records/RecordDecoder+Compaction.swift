import PerimetryModel

/// Compacted records, and the lines with the account of their archive.
extension RecordDecoder {
  /// Reads what a record stands for.
  /// - Returns: false where it is no record, or none that can be used.
  func takeCompaction(_ text: UnsafeBufferPointer<UInt8>, at offset: Int64) -> Bool {
    let value = slots[RecordColumn.compaction.slot]
    let time: Timestamp? =
      switch readTime(slots[RecordColumn.time.slot]) {
      case .success(let time): time
      case .failure: nil
      }
    let count = slots[RecordColumn.count.slot].wholeNumber ?? 1
    var content: CompactionText.Content?
    compactions.unfold(value) { inner in
      do throws(JSONFault) {
        content = CompactionText.read(try compactions.parser.parse(inner), time: time, count: count)
      } catch {
        content = nil
      }
    }
    switch content {
    case .record(let found):
      compaction = found
      return true
    case .account(let found):
      account.read -= 1
      account.compaction += found
      account.bytes.framing += takeUncounted()
      return false
    case nil:
      let shown = String((value.textValue ?? "").prefix(80))
      reject(.unreadable(column: "perimetry", value: shown), text, at: offset)
      return false
    }
  }
}

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
    var content: Result<CompactionText.Content, CompactionText.Fault> = .failure(.init(member: nil))
    compactions.unfold(value) { inner in
      do throws(JSONFault) {
        let events = try compactions.parser.parse(inner)
        content = Result { () throws(CompactionText.Fault) in
          try CompactionText.read(events, time: time, count: count)
        }
      } catch {}
    }
    switch content {
    case .success(.record(let found)):
      compaction = found
      return true
    case .success(.account(let found)):
      account.read -= 1
      account.compaction += found
      account.bytes.framing += takeUncounted()
      return false
    case .failure(let fault):
      let shown = String((value.textValue ?? "").prefix(80))
      let column = fault.member.map { "perimetry.\($0)" } ?? "perimetry"
      reject(.unreadable(column: column, value: shown), text, at: offset)
      return false
    }
  }
}

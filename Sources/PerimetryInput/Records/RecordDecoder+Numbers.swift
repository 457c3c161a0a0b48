import PerimetryModel

/// The values that change from record to record: time, end, count and size.
extension RecordDecoder {
  struct Fault: Error { var reason: Reject.Reason }

  func readTime(_ value: JSONEvent) -> Result<Timestamp, Fault> {
    if value.kind == JSONKind.string, let time = Timestamp(iso8601: value.bytes) {
      return .success(time)
    }
    guard let text = value.textValue else {
      if let hour = frame.hints.hour { return .success(hour) }
      return .failure(Fault(reason: .missingColumn("time")))
    }
    if let time = Timestamp(text) { return .success(time) }
    return .failure(Fault(reason: .unreadable(column: "time", value: String(text.prefix(80)))))
  }

  func readEnd(
    _ value: JSONEvent, after time: Timestamp, at offset: Int64
  ) -> Timestamp? {
    if value.isAbsent { return nil }
    let exact = value.kind == JSONKind.string ? Timestamp(iso8601: value.bytes) : nil
    guard let end = exact ?? value.textValue.flatMap({ Timestamp($0) }) else {
      note(.unreadableEnd, at: offset)
      return nil
    }
    if end < time { note(.endBeforeStart, at: offset) }
    return end
  }

  /// 1 where absent or unusable; `nil` where it is too large to be true.
  func readCount(_ value: JSONEvent, at offset: Int64) -> Int64? {
    if value.isAbsent { return 1 }
    guard let count = value.wholeNumber else {
      if case let number? = value.textValue.flatMap({ Double($0) }), number > 1e12 { return nil }
      note(.unusableCount, at: offset)
      return 1
    }
    if count > RecordBounds.largestCount { return nil }
    if count < 1 {
      note(.unusableCount, at: offset)
      return 1
    }
    return count
  }

  func readSize(_ value: JSONEvent) -> Double? {
    switch value.kind {
    case JSONKind.double: return value.value.number
    case JSONKind.integer: return Double(value.value.integer)
    default: return value.textValue.flatMap { Double($0) }
    }
  }
}

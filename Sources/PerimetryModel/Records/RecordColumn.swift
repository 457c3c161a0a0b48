/// Where a value of a log record belongs: a text column of the model, or one of the numbers.
public enum RecordColumn: Hashable, Sendable {
  case text(RecordField)
  case category
  case time
  case end
  case count
  case port
  case billedSize
  /// What a compacted record stands for: the property `perimetry`, which no platform writes.
  case compaction
}

import PerimetryModel

extension RecordColumn {
  /// 0…count-1: the slot that a decoder keeps the value in.
  var slot: Int {
    switch self {
    case .text(let field): field.rawValue
    case .category: RecordField.allCases.count
    case .time: RecordField.allCases.count + 1
    case .end: RecordField.allCases.count + 2
    case .count: RecordField.allCases.count + 3
    case .port: RecordField.allCases.count + 4
    case .billedSize: RecordField.allCases.count + 5
    case .compaction: RecordField.allCases.count + 6
    }
  }

  static let slots = RecordField.allCases.count + 7
  /// Slots below this one make up the context; those from it on change from record to record.
  static let contextSlots = RecordField.allCases.count + 1
}

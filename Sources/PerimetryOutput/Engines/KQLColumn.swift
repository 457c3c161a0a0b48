import PerimetryModel

/// A column of the table that holds a text, and what becomes of it in a merge.
struct KQLColumn: Hashable {
  var name: String
  var field: RecordField

  /// The texts of the table, in its order; the source port counts as one. The matched rule stands for its name.
  static let all: [KQLColumn] = LogTable.columns.compactMap { name in
    switch LogTable.meaning(of: name) {
    case .text(.matchedRuleText): KQLColumn(name: name, field: .matchedRule)
    case .text(let field): KQLColumn(name: name, field: field)
    case .port: KQLColumn(name: name, field: .sourcePort)
    case .category, .time, .end, .count, .billedSize, .compaction, nil: nil
    }
  }

  /// What, with the category and the time, says which record a row is; in the order of ``RecordField/identity``.
  static let identity = RecordField.identity.flatMap { field in all.filter { $0.field == field } }

  /// What all records of a flow and an operation have in common, whatever way they went.
  static let shared = identity.filter {
    switch $0.field {
    case .perimeter, .serviceResource, .profile, .operation, .matchedRule, .rulesVersion,
      .sourceResource:
      true
    default: false
    }
  }

  /// What identifies a record and may differ within a flow.
  static let varying = identity.filter { !shared.contains($0) }

  /// What goes along: of the copies of a record, and of a flow's records, one says it.
  static let carried = all.filter { !identity.contains($0) }

  /// What is carried and makes the flow all the same.
  static let telling = carried.filter {
    [.sourceAppID, .sourceParameters, .resultDirection].contains($0.field)
  }

  /// Columns that hold the peer, or the protocol, of a direction: the first that says something counts.
  static func order(
    _ direction: Direction, of part: KeyPath<FlowShape, RecordField?>
  ) -> [KQLColumn] {
    guard let category = LogCategory.allCases.first(where: { $0.direction == direction }) else {
      return []
    }
    // The one definition is asked, column by column, which comes next.
    var present = Set(RecordField.allCases)
    var order: [KQLColumn] = []
    while true {
      let shape = FlowShape(
        category: .known(category),
        facts: FlowShape.Facts(
          exportedDirection: nil, isAddressReadable: true, isDomainReadable: true,
          mentionsServiceEndpoint: false), has: present.contains)
      guard let field = shape[keyPath: part] else { return order }
      present.remove(field)
      order += all.filter { $0.field == field }
    }
  }
}

import PerimetryModel

/// The columns that say which record a row is. Without one of them, records that differ look alike, and one that also comes by
/// a fuller export counts twice.
enum IdentityColumns {
  /// By their names in the table.
  static let all: [(name: String, column: RecordColumn)] = [
    ("TimeGenerated", .time), ("Category", .category), ("_ResourceId", .text(.perimeter)),
    ("ServiceResourceId", .text(.serviceResource)), ("Profile", .text(.profile)),
    ("OperationName", .text(.operation)), ("MatchedRule", .text(.matchedRule)),
    ("AccessRuleVersion", .text(.rulesVersion)), ("SourceIpAddress", .text(.sourceAddress)),
    ("SourcePort", .port), ("SourceProtocol", .text(.sourceProtocol)),
    ("SourceResourceId", .text(.sourceResource)), ("DestinationFqdn", .text(.destinationFQDN)),
    ("DestinationResourceId", .text(.destinationResource)),
    ("DestinationPort", .text(.destinationPort)),
    ("DestinationProtocol", .text(.destinationProtocol)),
  ]

  /// The names of those that are not there.
  /// - Parameters:
  ///   - hints: what the path says in place of a column.
  ///   - has: whether a column is there.
  static func lacking(hints: PathHints, _ has: (RecordColumn) -> Bool) -> [String] {
    all.filter { _, column in
      switch column {
      case .time: !has(column) && hints.hour == nil
      case .category: !has(column) && hints.category == nil
      case .text(.matchedRule): !has(column) && !has(.text(.matchedRuleText))
      default: !has(column)
      }
    }.map(\.name)
  }
}

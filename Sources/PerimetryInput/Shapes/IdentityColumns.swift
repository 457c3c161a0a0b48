import Foundation
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

  /// Whether `az` wrote the row. It writes every column, absent ones as "None" or empty, and names the table the row is of
  /// (domain.md §2.6), so a column that is not there was left out by the query.
  static func isRowOfAz(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard var place = text.baseAddress else { return false }
    let end = place + text.count
    while let found = memchr(place, Int32(UInt8(ascii: "T")), end - place) {
      place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      if end - place > 9, memcmp(place, "ableName\"", 9) == 0 { return true }
    }
    return false
  }
}

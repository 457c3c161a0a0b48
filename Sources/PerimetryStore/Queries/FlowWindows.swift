import GRDB
import PerimetryModel

/// A time cut into the whole days in it, whose sums are known, and what is left at its ends, whose records are read.
struct FlowWindows {
  private typealias Moment = (milliseconds: Int64, fraction: Int64)

  /// Ends do not belong to them.
  private var parts: [(from: Moment, to: Moment)]
  private var days: Range<Int64>

  /// - Parameter splitsDays: false where nothing but records will do.
  init(_ filter: FlowFilter, splitsDays: Bool) {
    let since = filter.since.map { ($0.milliseconds, $0.fraction) } ?? (.min, 0)
    let until = filter.until.map { ($0.milliseconds, $0.fraction) } ?? (.max, 0)
    let first = filter.since.map { Int64($0.day.number) + ($0 == $0.day.start ? 0 : 1) } ?? .min
    let end = filter.until.map { Int64($0.day.number) } ?? .max
    guard splitsDays, first <= end else {
      parts = [(since, until)]
      days = 0..<0
      return
    }
    days = first..<end
    parts = []
    if let since = filter.since, since != since.day.start {
      parts.append(
        ((since.milliseconds, since.fraction), (Day(number: Int32(first)).start.milliseconds, 0)))
    }
    if let until = filter.until, until != until.day.start {
      parts.append(
        ((until.day.start.milliseconds, 0), (until.milliseconds, until.fraction)))
    }
  }

  /// - Throws: ``StoreError/pruned(before:)`` where records that would be read are gone.
  func checkNothingIsPruned(_ db: Database) throws {
    guard let boundary = try PruneQuery.boundary(db),
      parts.contains(where: { $0.from.milliseconds < boundary })
    else { return }
    throw StoreError.pruned(before: Timestamp(milliseconds: boundary).day)
  }

  /// A compacted record is of a whole day: what a part of it comes to, it does not say.
  /// - Throws: ``StoreError/compacted(on:)`` where a part of a day is asked for that has some.
  func checkNothingIsCompacted(_ db: Database) throws {
    let find = try RawStatement(
      db, sql: "SELECT 1 FROM compaction WHERE time >= ? AND time < ? LIMIT 1")
    let length: Int64 = 86_400_000
    for part in parts {
      for moment in [part.from, part.to] {
        if moment.milliseconds == .min || moment.milliseconds == .max { continue }
        let start = moment.milliseconds / length * length
        if moment == (start, 0) { continue }
        find.bind(start, at: 1)
        find.bind(start + length, at: 2)
        if try find.first({ _ in true }) != nil {
          throw StoreError.compacted(on: Timestamp(milliseconds: start).day)
        }
      }
    }
  }

  /// Rows of flow, operation, day, events, records, first time and last end, in the order of the first three.
  /// - Parameter operation: the column it is read from.
  func statement(_ db: Database, operation: String) throws -> RawStatement {
    let ofDays = """
      SELECT flow, 0 AS operation, day, events, records, first_time, last_end FROM flow_day
      WHERE day >= ? AND day < ?
      """
    let hasCompactions = try Int64.fetchOne(db, sql: "SELECT 1 FROM compaction LIMIT 1") != nil
    let ofRecords = """
      SELECT c.flow, \(operation) AS operation, r.time / 86400000 AS day, sum(r.count),
        \(hasCompactions ? "sum(coalesce(p.records, 1))" : "count(*)"),
        min(r.time), max(max(r.time, (r.time * 10000 + r.fraction + coalesce(r.span, 0)) / 10000))
      FROM record r CROSS JOIN context c ON c.id = r.context
        \(hasCompactions ? "LEFT JOIN compaction p ON p.time = r.time AND p.key = r.key" : "")
      WHERE (r.time, r.fraction) >= (?, ?) AND (r.time, r.fraction) < (?, ?)
      GROUP BY 1, 2, 3
      """
    let selects =
      (days.isEmpty ? [] : [ofDays]) + Array(repeating: ofRecords, count: parts.count)
    let rows = try RawStatement(
      db, sql: selects.joined(separator: "\nUNION ALL\n") + "\nORDER BY 1, 2, 3")
    var index: Int32 = 1
    func bind(_ value: Int64) {
      rows.bind(value, at: index)
      index += 1
    }
    if !days.isEmpty {
      bind(days.lowerBound)
      bind(days.upperBound)
    }
    for part in parts {
      for moment in [part.from, part.to] {
        bind(moment.milliseconds)
        bind(moment.fraction)
      }
    }
    return rows
  }
}

import GRDB
import PerimetryModel

/// What the store holds, by hour, category and resource.
struct CoverageQuery {
  /// All flows, where they were read already.
  var flows: [Flow]?

  func fetch(_ db: Database) throws -> Coverage {
    let flows = try self.flows ?? FlowQuery().fetch(db)
    let (account, files) = try ReadingQuery.account(db)
    let (hours, gaps) = try hours(db)
    return Coverage(
      tally: Tally.sum(flows.map(\.tally)), hoursWithRecords: hours, gaps: gaps,
      categories: CoverageQuery.categories(flows), resources: CoverageQuery.resources(flows),
      account: account, files: files)
  }

  static func isEmpty(_ db: Database) throws -> Bool {
    try Int64.fetchOne(db, sql: "SELECT 1 FROM record LIMIT 1") == nil
  }

  /// Every live category, then whatever else appears.
  private static func categories(_ flows: [Flow]) -> [Coverage.Category] {
    let seen = Dictionary(grouping: flows, by: \.key.category)
    let live = LogCategory.allCases.filter { $0.position <= LogCategory.outboundAttempt.position }
    let all = Set(live.map(RecordCategory.known)).union(seen.keys).sorted()
    return all.map { category in
      let flows = seen[category] ?? []
      return Coverage.Category(
        category: category, tally: Tally.sum(flows.map(\.tally)),
        resources: Set(flows.map(\.key.resource)).count)
    }
  }

  private static func resources(_ flows: [Flow]) -> [Coverage.Resource] {
    Dictionary(grouping: flows, by: \.key.resource).compactMap { resource, flows in
      Tally.sum(flows.map(\.tally)).map { tally in
        Coverage.Resource(
          resource: resource, profiles: Set(flows.map(\.key.profile)).sorted(),
          categories: Set(flows.map(\.key.category)).sorted(), tally: tally)
      }
    }.sorted { $0.resource < $1.resource }
  }

  /// Jumps from hour to hour along the primary key, so that the cost is one seek an hour and not one a record.
  private func hours(_ db: Database) throws -> (count: Int, gaps: [Coverage.Gap]) {
    let rows = try Int64.fetchCursor(
      db,
      sql: """
        WITH RECURSIVE hours (hour) AS (
          SELECT min(time) / 3600000 FROM record
          UNION ALL
          SELECT (SELECT min(time) / 3600000 FROM record WHERE time >= (hours.hour + 1) * 3600000)
          FROM hours WHERE hour IS NOT NULL
        )
        SELECT hour FROM hours WHERE hour IS NOT NULL
        """)
    var count = 0
    var gaps: [Coverage.Gap] = []
    var last: Int64?
    while let hour = try rows.next() {
      count += 1
      if let last, hour > last + 1 {
        gaps.append(
          Coverage.Gap(
            start: Timestamp(milliseconds: (last + 1) * 3_600_000),
            end: Timestamp(milliseconds: hour * 3_600_000)))
      }
      last = hour
    }
    return (count, gaps)
  }
}

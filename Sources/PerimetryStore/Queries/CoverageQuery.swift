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
    var seen: [RecordCategory: Set<ResourceID>] = [:]
    for flow in flows { seen[flow.key.category, default: []].insert(flow.key.resource) }
    let tallies = sums(flows) { $0.category }
    let live = LogCategory.allCases.filter { $0.position <= LogCategory.outboundAttempt.position }
    return Set(live.map(RecordCategory.known)).union(seen.keys).sorted().map { category in
      Coverage.Category(
        category: category, tally: tallies[category],
        resources: seen[category]?.count ?? 0)
    }
  }

  private static func resources(_ flows: [Flow]) -> [Coverage.Resource] {
    var seen: [ResourceID: (profiles: Set<ProfileKey>, categories: Set<RecordCategory>)] = [:]
    for flow in flows {
      seen[flow.key.resource, default: ([], [])].profiles.insert(flow.key.profile)
      seen[flow.key.resource, default: ([], [])].categories.insert(flow.key.category)
    }
    return sums(flows) { $0.resource }.map { resource, tally in
      Coverage.Resource(
        resource: resource, profiles: (seen[resource]?.profiles ?? []).sorted(),
        categories: (seen[resource]?.categories ?? []).sorted(), tally: tally)
    }.sorted { $0.resource < $1.resource }
  }

  private static func sums<Group: Hashable>(
    _ flows: [Flow], by group: (FlowKey) -> Group
  ) -> [Group: Tally] {
    var result: [Group: Tally] = [:]
    for flow in flows {
      let group = group(flow.key)
      result[group, default: Tally.none] += flow.tally
    }
    return result
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

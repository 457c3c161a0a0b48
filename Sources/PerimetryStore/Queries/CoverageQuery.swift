import GRDB
import PerimetryModel

/// What the store holds, by hour, category and resource.
struct CoverageQuery {
  /// All flows, where they were read already.
  var flows: [Flow]?

  func fetch(_ db: Database) throws -> Coverage {
    let flows = try self.flows ?? FlowQuery().fetch(db)
    let places = Places(flows)
    let (account, files) = try ReadingQuery.account(db, flowRecords: places.tally?.records ?? 0)
    let (hours, gaps) = try hours(db)
    var coverage = Coverage(
      tally: places.tally, hoursWithRecords: hours, gaps: gaps, categories: places.categories,
      resources: places.resources, account: account, files: files)
    coverage.missingOfCompaction = account.compaction.missing
    coverage.isCompactionAccounted =
      account.compaction.lines == 0 || account.compaction.accounts > 0
    coverage.daysOfBoth = try CompactionQuery.daysOfBoth(db)
    coverage.partialSources = try OverlapQuery.partialSources(db)
    return coverage
  }

  static func isEmpty(_ db: Database) throws -> Bool {
    try Int64.fetchOne(db, sql: "SELECT 1 FROM record LIMIT 1") == nil
  }

  /// What lies beside each other, summed up: far fewer than flows, and all that coverage looks at.
  private struct Places {
    private let sums: [(key: FlowKey, tally: Tally)]

    init(_ flows: [Flow]) {
      sums = flows.runs(by: \.key).map { run in
        var tally = Tally.none
        for index in run { tally += flows[index].tally }
        return (flows[run.lowerBound].key, tally)
      }
    }

    var tally: Tally? { Tally.sum(sums.map(\.tally)) }

    /// Every live category, then whatever else appears.
    var categories: [Coverage.Category] {
      var seen: [RecordCategory: (tally: Tally, resources: Set<ResourceID>)] = [:]
      for (key, tally) in sums {
        seen[key.category, default: (Tally.none, [])].tally += tally
        seen[key.category, default: (Tally.none, [])].resources.insert(key.resource)
      }
      let live = LogCategory.allCases.filter(\.isLive)
      return Set(live.map(RecordCategory.known)).union(seen.keys).sorted().map { category in
        Coverage.Category(
          category: category, tally: seen[category]?.tally,
          resources: seen[category]?.resources.count ?? 0)
      }
    }

    var resources: [Coverage.Resource] {
      var seen: [ResourceID: Coverage.Resource] = [:]
      for (key, tally) in sums {
        var resource =
          seen.removeValue(forKey: key.resource)
          ?? Coverage.Resource(resource: key.resource, profiles: [], categories: [], tally: .none)
        resource.tally += tally
        resource.profiles.append(key.profile)
        resource.categories.append(key.category)
        seen[key.resource] = resource
      }
      return seen.values.sorted { $0.resource < $1.resource }.map { resource in
        var resource = resource
        resource.profiles = Set(resource.profiles).sorted()
        resource.categories = Set(resource.categories).sorted()
        return resource
      }
    }
  }

  /// Cost grows with days, categories and resources, not with records: hours are known of records that were pruned, too.
  private func hours(_ db: Database) throws -> (count: Int, gaps: [Coverage.Gap]) {
    let rows = try RawStatement(db, sql: "SELECT day, hours FROM hour_day ORDER BY day")
    var count = 0
    var gaps: [Coverage.Gap] = []
    var last: Int64?
    var day: (number: Int64, hours: UInt32) = (0, 0)
    func end() {
      for index in Int64(0)..<24 where day.hours & 1 << UInt32(index) != 0 {
        let hour = day.number * 24 + index
        count += 1
        if let last, hour > last + 1 {
          gaps.append(
            Coverage.Gap(
              start: Timestamp(milliseconds: (last + 1) * 3_600_000),
              end: Timestamp(milliseconds: hour * 3_600_000)))
        }
        last = hour
      }
    }
    try rows.each { row in
      if row.integer(0) != day.number {
        end()
        day = (row.integer(0), 0)
      }
      // Sources are many, and together soon have all hours of a day.
      if day.hours != DayHours.allBits { day.hours |= DayHours.bits(row, at: 1) }
    }
    end()
    return (count, gaps)
  }
}

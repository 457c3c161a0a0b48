import PerimetryModel

/// Tables that the whole report alone has: what its charts draw.
struct DocumentTables {
  private let document: ReportDocument

  init(_ document: ReportDocument) { self.document = document }

  /// - Parameter limit: the last days.
  func days(rows limit: Int) -> DisplayTable {
    let all = document.days.rows
    let verdicts = Verdict.allCases.filter { verdict in
      verdict == .wouldBeDenied || all.contains { ($0.events[verdict] ?? 0) > 0 }
    }
    let first = all.first?.day.number ?? 0
    let known = Dictionary(uniqueKeysWithValues: all.map { ($0.day.number, $0.events) })
    let days = all.last.map { Array(first...$0.day.number) } ?? []
    return DisplayTable(
      columns: [.init("Day", .key)]
        + verdicts.map { .init($0.words.prefix(1).uppercased() + $0.words.dropFirst(), .number) },
      rows: days.suffix(limit).map { day in
        [Prose(Day(number: day).description)]
          + verdicts.map { verdict in
            guard let events = known[day] else { return Prose("no records", tone: .unclear) }
            let count = events[verdict] ?? 0
            return Prose(
              count.grouped, tone: count > 0 && verdict == .wouldBeDenied ? .denied : nil)
          }
      }, total: days.count
    ).wholly(by: document.scope.command("query 'SELECT * FROM hours'"))
  }

  /// A row a category of a resource: in how many hours it has records.
  func hours(rows limit: Int) -> DisplayTable {
    guard let map = HoursMap(document.hours) else { return DisplayTable(columns: [], rows: []) }
    let names = ResourceNames(map.rows.lazy.map(\.resource))
    let columns = map.count
    return DisplayTable(
      columns: [
        .init("Perimeter"), .init("Resource", .key), .init("Category"), .init("Hours", .number),
        .init("\(map.unit == .hour ? "Hours" : "Days") without", .number), .init("Events", .number),
      ],
      rows: map.rows.prefix(limit).map { row in
        [
          Prose(row.perimeter.name), row.resource.text.isEmpty ? "-" : names.shown(row.resource),
          Prose(row.category.name),
          row.hours == 0 ? Prose("never", tone: .unclear) : "\(row.hours)",
          "\(columns - row.events.count)", row.hours == 0 ? "-" : "\(row.total)",
        ]
      }, total: map.totalRows)
  }
}

import PerimetryModel

/// Which columns (hours, or days of a longer window) and rows (a category of a resource) the map of the coverage has.
struct HoursMap {
  struct Row {
    /// The perimeter and resource that the rows below it share.
    let perimeter: ResourceID
    let resource: ResourceID
    let category: RecordCategory
    /// Events by column; a column without records has no entry.
    var events: [Int: Int64] = [:]
    /// Hours with records, whatever the columns are.
    var hours = 0
    var total: Int64 = 0
  }

  enum Unit: Int64 {
    case hour = 1
    case day = 24

    var words: String { self == .hour ? "hour" : "day" }
  }

  /// Rows that are drawn at most, and columns, the last ones.
  static let rows = 120
  static let columns = 366
  /// Hours up to which each has a column of its own.
  private static let hours = 7 * 24

  let unit: Unit
  /// Of the first column, in units since 1970.
  let start: Int64
  let count: Int
  /// By perimeter and resource; within it categories that show blockers first.
  let rows: [Row]
  /// Rows there are, and columns.
  let totalRows: Int
  let totalColumns: Int
  /// Columns in which a perimeter has any record.
  let heard: [ResourceID: Set<Int>]

  /// `nil` for no hours.
  init?(_ logged: [LoggedHours]) {
    let numbers = logged.lazy.flatMap { $0.hours.lazy.map(\.number) }
    guard let first = numbers.min(), let last = numbers.max() else { return nil }
    let unit: Unit = last - first < Int64(HoursMap.hours) ? .hour : .day
    self.unit = unit
    let end = last / unit.rawValue
    totalColumns = Int(end - first / unit.rawValue) + 1
    count = min(totalColumns, HoursMap.columns)
    let start = end - Int64(count) + 1
    self.start = start
    var rows: [[String]: Row] = [:]
    var heard: [ResourceID: Set<Int>] = [:]
    for part in logged {
      let perimeter = part.profile.perimeter
      let key = [perimeter.text, part.resource.text, part.category.name]
      var row =
        rows.removeValue(forKey: key)
        ?? Row(perimeter: perimeter, resource: part.resource, category: part.category)
      for hour in part.hours {
        row.hours += 1
        row.total = row.total.addingSaturating(hour.events)
        let column = Int(hour.number / unit.rawValue - start)
        if column < 0 { continue }
        row.events[column] = (row.events[column] ?? 0).addingSaturating(hour.events)
        heard[perimeter, default: []].insert(column)
      }
      rows[key] = row
    }
    let all = rows.values + HoursMap.unheard(logged)
    totalRows = all.count
    self.rows = Array(all.sorted(by: HoursMap.precedes).prefix(HoursMap.rows))
    self.heard = heard
  }

  /// For each perimeter the categories that would show blockers and never appeared in it: rows of nothing.
  private static func unheard(_ logged: [LoggedHours]) -> [Row] {
    let perimeters = Dictionary(grouping: logged, by: \.profile.perimeter)
    return perimeters.flatMap { perimeter, parts in
      let seen = Set(parts.map(\.category))
      return Direction.allCases.map { RecordCategory.known($0.blockerCategory) }
        .filter { !seen.contains($0) }
        .map { Row(perimeter: perimeter, resource: ResourceID(""), category: $0) }
    }
  }

  private static func precedes(_ a: Row, _ b: Row) -> Bool {
    if a.perimeter != b.perimeter { return a.perimeter < b.perimeter }
    if a.resource != b.resource { return a.resource < b.resource }
    let (x, y) = (a.category.known?.verdict ?? .unknown, b.category.known?.verdict ?? .unknown)
    return x == y ? a.category < b.category : x < y
  }

  /// `2026-03-02 08:00` or `2026-03-02`.
  func name(of column: Int) -> String {
    let number = start + Int64(column)
    if unit == .day { return Day(number: Int32(clamping: number)).description }
    let hour = number % 24
    return "\(Day(number: Int32(clamping: number / 24))) \(hour < 10 ? "0" : "")\(hour):00"
  }
}

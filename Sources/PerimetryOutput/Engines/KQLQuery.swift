import PerimetryModel

/// A query that merges the table of the access logs to one row for each flow, operation and UTC day: what `compact` makes of
/// files, as rows that are ingested like any other export of the table.
///
/// Written in what Log Analytics, Data Explorer and ClickHouse's Kusto dialect share, so that it can be executed in tests:
/// whole rows are selected by the minimum or maximum of a text that begins with what decides, not by `arg_min`.
public struct KQLQuery: Sendable {
  public var table: String
  public var window: KQLWindow
  public var service: KQLService

  public init(
    table: String = LogTable.name, window: KQLWindow = .lastDays(1),
    service: KQLService = .logAnalytics
  ) {
    self.table = table
    self.window = window
    self.service = service
  }

  /// Ends with a line break; the same query gives the same bytes.
  public var text: String {
    (head + window.statements + definitions + ["\(KQLName(table))"] + steps)
      .joined(separator: "\n") + "\n"
  }

  /// The largest count that perimetry believes; with it added, counts have the same number of digits.
  static let largestCount: Int64 = 1_000_000_000_000

  /// What keeps apart texts that travel as one.
  private static let gap = KQLString("\u{1F}")

  /// Functions over a text, as ingest understands it; each uses its text once.
  private var definitions: [String] {
    [
      "let plain = (text: string) { replace_string(text, \(KQLQuery.gap), '\\ufffd') };",
      "let said = (text: string) "
        + "{ replace_regex(trim(@'[\\t-\\r ]+', plain(text)), @'^(-|None|null)$', '') };",
      "let id = (text: string) { replace_regex(tolower(said(text)), @'([^/])/+$', @'\\1') };",
    ]
  }

  private var steps: [String] {
    selection + deduplication + flows + grouping + result
  }
}

// The steps of the merge, in their order.
extension KQLQuery {
  private var selection: [String] {
    let texts = KQLColumn.all.map { "\($0.name) = \(normalised($0))" }
    return [
      "// The rows of the window, normalised: what means absent is empty, ids are in lower case.",
      "| where TimeGenerated >= From and TimeGenerated < Until",
      "| project",
    ]
      + list(
        [
          "Time = TimeGenerated", "End = \(column("TimeGeneratedEndTime", or: "datetime(null)"))",
          "Events = \(column("Count", or: "long(null)"))",
          "Category = \(service == .logAnalytics ? "said(Category)" : "said(tostring(Category))")",
        ] + texts)
      + [
        "| extend Events = iff(isnull(Events) or Events < 1, 1, tolong(Events))",
        "| where Events <= \(KQLQuery.largestCount)",
        "| extend DestinationFqdn = iff(\(KQLQuery.isDomain("DestinationFqdn")),"
          + " tolower(trim_end(@'[./]+', DestinationFqdn)), DestinationFqdn)",
      ]
  }

  /// Two labels or more of letters, digits, `-` and `_`, the last not all digits: what else stands there keeps its spelling.
  private static func isDomain(_ name: String) -> String {
    let label = "[0-9A-Za-z_]([0-9A-Za-z_-]{0,61}[0-9A-Za-z_])?"
    return "strlen(\(name)) < 254 and \(name) matches regex @'^(\(label)\\.)+\(label)[./]*$'"
      + " and not(\(name) matches regex @'\\.[0-9]+[./]*$')"
  }

  private func normalised(_ column: KQLColumn) -> String {
    let isCarried = !KQLColumn.identity.contains(column) && !KQLColumn.telling.contains(column)
    let value =
      service == .logAnalytics
      ? column.name
      : isCarried || KQLColumn.telling.contains(column)
        ? "tostring(column_ifexists('\(column.name)', ''))" : "tostring(\(column.name))"
    switch column.field {
    case .perimeter, .serviceResource, .sourceResource, .destinationResource: return "id(\(value))"
    default: return isCarried ? "plain(\(value))" : "said(\(value))"
    }
  }

  /// A column that a table of one's own may lack.
  private func column(_ name: String, or absent: String) -> String {
    service == .logAnalytics ? name : "column_ifexists('\(name)', \(absent))"
  }

  private var deduplication: [String] {
    let carried = ["Category"] + KQLColumn.carried.map(\.name)
    return [
      "// Copies of a record are one: the larger count counts, then the later end.",
      "| summarize",
    ]
      + list([
        "Copies = count()", "Least = min(Events)", "Most = max(Events)", "FirstEnd = min(End)",
        "LastEnd = max(End)", "Finest = max(Time)",
        "Kept = max(strcat_delim(\(KQLQuery.gap), tostring(\(KQLQuery.largestCount) + Events),"
          + " tostring(End), \(carried.joined(separator: ", "))))",
      ]) + ["  by"]
      + list(
        ["Moment = bin(Time, 1ms)", "CategoryKey = tolower(Category)"]
          + KQLColumn.identity.map(\.name))
  }

  private var flows: [String] {
    let telling = KQLColumn.telling.map {
      "\($0.name) = tostring(Kept_[\(KQLQuery.place(of: $0))])"
    }
    return [
      "// What makes the flow: direction, peer, protocol, and whether a service endpoint lies between.",
      "| extend Kept_ = split(Kept, \(KQLQuery.gap))",
      "| extend",
    ]
      + list(
        [
          "Events = tolong(tostring(Kept_[0])) - \(KQLQuery.largestCount)",
          "End = todatetime(tostring(Kept_[1]))",
        ] + telling
          + [
            "Conflict = iff(Least != Most or (isnotnull(FirstEnd) and LastEnd >= FirstEnd + 1ms), 1, 0)"
          ])
      + ["| extend Outbound = case("]
      + list([
        "CategoryKey in (\(KQLQuery.names(of: .outbound)))", "true",
        "CategoryKey in (\(KQLQuery.names(of: .inbound)))", "false",
        "ResultDirection startswith 'out'", "true", "ResultDirection startswith 'in'", "false",
        "isempty(SourceIpAddress) and isempty(SourceResourceId)"
          + " and (isnotempty(DestinationFqdn) or isnotempty(DestinationResourceId)))",
      ])
      + ["| extend"]
      + list([
        "Peer = iff(Outbound, \(KQLQuery.first(of: KQLColumn.order(.outbound, of: \.peerField), named: true)),"
          + " \(KQLQuery.first(of: KQLColumn.order(.inbound, of: \.peerField), named: true)))",
        "Protocol = iff(Outbound, \(KQLQuery.first(of: KQLColumn.order(.outbound, of: \.protocolField))),"
          + " \(KQLQuery.first(of: KQLColumn.order(.inbound, of: \.protocolField))))",
        "Endpoint = SourceParameters contains 'serviceendpoint'",
        "Last = iff(isnotnull(End) and End > Finest, End, Finest)",
      ])
  }

  /// The first column that says something, told apart by which it is.
  private static func first(of columns: [KQLColumn], named: Bool = false) -> String {
    let values = columns.map { named ? "strcat('\($0.name) ', \($0.name))" : $0.name }
    guard let last = values.last else { return "''" }
    if !named && columns.count == 1 { return last }
    let cases = zip(columns, values).map { "isnotempty(\($0.name)), \($1)" }
    return "case(\(cases.joined(separator: ", ")), '')"
  }

  /// The categories of a direction, as keys.
  private static func names(of direction: Direction) -> String {
    LogCategory.allCases.filter { $0.direction == direction }
      .map { "\(KQLString($0.rawValue.lowercased()))" }.joined(separator: ", ")
  }

  private static let keys =
    KQLColumn.shared.map(\.name) + ["CategoryKey", "Outbound", "Peer", "Protocol", "Endpoint"]

  private var grouping: [String] {
    let first = ["tostring(Finest)"] + KQLColumn.varying.map(\.name) + ["Kept"]
    return [
      "// One row for each flow, operation, day and hour; the first record speaks for the others.",
      "| summarize",
    ]
      + list([
        "HourRecords = count()", "HourEvents = sum(Events)",
        "HourDuplicates = sum(Copies - 1 - Conflict)", "HourConflicts = sum(Conflict)",
        "HourLast = max(Last)",
        "HourFirst = min(strcat_delim(\(KQLQuery.gap), \(first.joined(separator: ", "))))",
      ]) + ["  by"]
      + list(["Day = startofday(Finest)", "Hour = hourofday(Finest)"] + KQLQuery.keys)
      + [
        "// The hours of a day put together; a list follows the order of its rows.",
        "| sort by Hour asc",
        "| summarize",
      ]
      + list([
        "Records = sum(HourRecords)", "Events = sum(HourEvents)",
        "Duplicates = sum(HourDuplicates)", "Conflicts = sum(HourConflicts)",
        "Last = max(HourLast)", "First = min(HourFirst)",
        "Hours = make_list(strcat('[', tostring(Hour), ',', tostring(HourRecords), ',',"
          + " tostring(HourEvents), ']'))",
      ]) + ["  by"] + list(["Day"] + KQLQuery.keys)
  }

  private var result: [String] {
    let columns = LogTable.columns.compactMap { name -> String? in
      switch LogTable.meaning(of: name) {
      case .time: return "TimeGenerated = todatetime(tostring(First_[0]))"
      case .end: return "TimeGeneratedEndTime = Last"
      case .count: return "Count = Events"
      case .category: return "Category = tostring(First_[\(KQLQuery.placeOfRest + 2)])"
      case .billedSize, .compaction, nil: return nil
      case .text, .port:
        guard let column = KQLColumn.all.first(where: { $0.name == name }) else { return nil }
        if KQLColumn.shared.contains(column) { return name }
        let place = KQLColumn.varying.firstIndex(of: column).map { $0 + 1 }
        return
          "\(name) = tostring(First_[\(place ?? KQLQuery.placeOfRest + KQLQuery.place(of: column))])"
      }
    }
    return [
      "// The columns of the table, of the first record; what the row stands for is in `perimetry`.",
      "| extend First_ = split(First, \(KQLQuery.gap))",
      "| project",
    ]
      + list(
        columns + [
          "perimetry = strcat('{\"records\":', tostring(Records),"
            + " iff(Duplicates > 0, strcat(',\"duplicate\":', tostring(Duplicates)), ''),"
            + " iff(Conflicts > 0, strcat(',\"conflict\":', tostring(Conflicts)), ''),"
            + " iff(array_length(Hours) > 1,"
            + " strcat(',\"hours\":', replace_regex(tostring(Hours), '[\"\\']', '')), ''), '}')"
        ])
      + account + ["| sort by TimeGenerated asc"]
  }

  /// A row of its own that says how many rows there were: a result that was cut does not add up to it.
  private var account: [String] {
    let columns = LogTable.columns.compactMap { name -> String? in
      switch LogTable.meaning(of: name) {
      case .time, .end: "\(name) = datetime(null)"
      case .count: "\(name) = long(null)"
      case .text, .port, .category: "\(name) = ''"
      case .billedSize, .compaction, nil: nil
      }
    }
    let count = column("Count", or: "long(null)")
    return [
      "// How many rows there were to merge, so that a result that was cut shows.",
      "| union (",
      "    \(KQLName(table))",
      "    | where TimeGenerated >= From and TimeGenerated < Until",
      "    | summarize Read = count(), Rejected = countif(\(count) > \(KQLQuery.largestCount))",
      "    | project",
    ]
      + list(
        columns + [
          "perimetry = strcat('{\"account\":{\"format\":1,\"read\":', tostring(Read),"
            + " iff(Rejected > 0, strcat(',\"rejected\":', tostring(Rejected)), ''), '}}'))"
        ]
      ).map { "    " + $0 }
  }

  /// Where, in what is kept of a record, a carried column stands: behind count, end and category.
  private static func place(of column: KQLColumn) -> Int {
    3 + (KQLColumn.carried.firstIndex(of: column) ?? 0)
  }

  /// Where, in the text of a group's first record, what is kept of it begins: behind the time and what may differ.
  private static let placeOfRest = 1 + KQLColumn.varying.count

  /// The items, indented, with commas between them.
  private func list(_ items: [String]) -> [String] {
    items.enumerated().map { "    \($1)\($0 == items.count - 1 ? "" : ",")" }
  }
}

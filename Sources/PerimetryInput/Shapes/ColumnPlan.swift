import PerimetryModel

/// What becomes of the columns of a table: which are understood, and by what key the decoder gets them.
struct ColumnPlan {
  struct Column {
    /// The name in quotes and a colon; `nil` where it means nothing to perimetry.
    var key: [UInt8]?
    /// Whether the values are times.
    var isTime: Bool
    /// Where other columns mean the same: the index of all of them in ``contests``.
    var contest: Int?
  }

  private(set) var columns: [Column]
  let names: [String]
  /// Columns that mean the same, the one that counts first.
  private(set) var contests: [[Int]] = []
  private let meanings: Set<RecordKeys.Meaning>

  init(_ names: [String]) {
    self.names = names
    var meanings: Set<RecordKeys.Meaning> = []
    columns = names.map { name in
      guard let meaning = RecordKeys.meaning(of: name, in: .root) else {
        return Column(key: nil, isTime: false)
      }
      meanings.insert(meaning)
      var key: [UInt8] = []
      RowText.quote(name.utf8, to: &key)
      return Column(
        key: key + [UInt8(ascii: ":")],
        isTime: meaning == .column(.time) || meaning == .column(.end))
    }
    self.meanings = meanings
    settleContests()
  }

  /// A name of Azure's own documentation counts before another spelling, and else the column that stands further left.
  private mutating func settleContests() {
    let understood = columns.indices.filter { columns[$0].key != nil }
    let groups = Dictionary(grouping: understood) {
      RecordKeys.meaning(of: names[$0], in: .root)
    }
    for group in groups.values where group.count > 1 {
      for index in group { columns[index].contest = contests.count }
      contests.append(
        group.sorted {
          let (a, b) = (RecordKeys.isDocumented(names[$0]), RecordKeys.isDocumented(names[$1]))
          return a == b ? $0 < $1 : a
        })
    }
  }

  /// Whether a column's value counts: the first of those that mean the same and say something.
  @inline(__always)
  func counts(_ index: Int, isEmpty: (Int) -> Bool) -> Bool {
    guard let contest = columns[index].contest else { return true }
    let rivals = contests[contest]
    return index == rivals.first { !isEmpty($0) } ?? rivals[0]
  }

  /// How many different columns of a perimeter's log are among the names.
  var understood: Int { meanings.count }

  var hasCount: Bool { meanings.contains(.column(.count)) }
  var hasTime: Bool { meanings.contains(.column(.time)) }
  var hasCategory: Bool { meanings.contains(.column(.category)) }

  /// Columns a record is identified by that are not among the names.
  func lacking(hints: PathHints) -> [String] {
    IdentityColumns.lacking(hints: hints) { column in
      meanings.contains {
        switch $0 {
        case .column(let found): found == column
        case .nested(_, let found): found == column
        }
      }
    }
  }

  /// Fewer known columns than this can be an accident: any log has a time and a resource id.
  private static let tell = 3

  /// Why rows under these names cannot be read; `nil` where they can.
  /// - Parameter hints: what the path says in place of a column.
  func problem(path: String, hints: PathHints) -> InputError? {
    var missing: [String] = []
    if !hasTime && hints.hour == nil { missing.append(gap("time", "TimeGenerated")) }
    if !hasCategory && hints.category == nil { missing.append(gap("category", "Category")) }
    if missing.isEmpty { return nil }
    return .missingColumns(
      path: path,
      problem: missing.joined(separator: "; ")
        + " (`perimetry shapes` lists the columns each shape needs)",
      isForeign: understood < ColumnPlan.tell)
  }

  /// Names looked at for a likeness; a heading of a million would take long.
  private static let mostCompared = 500

  private func gap(_ what: String, _ known: String) -> String {
    let column = what == "time" ? RecordColumn.time : .category
    let targets = RecordKeys.names(of: column)
    let nearest = names.prefix(ColumnPlan.mostCompared).filter {
      RecordKeys.meaning(of: $0, in: .root) == nil
    }
    .flatMap { name in
      targets.map { (name, $0, EditDistance.between(RecordKeys.fold(name), $0)) }
    }
    .filter { $0.2 <= max(2, $0.1.count / 3) }
    .min { ($0.2, $0.0) < ($1.2, $1.0) }
    let hint =
      nearest.map { "did you mean \(known) by \"\(String($0.0.prefix(60)))\"?" }
      ?? "name the column \(known)"
    return "no column is understood as the \(what): \(hint)"
  }
}

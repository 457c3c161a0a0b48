/// A table for people.
public struct DisplayTable: Sendable {
  public struct Column: Sendable {
    public enum Kind: Sendable {
      /// Wraps where the width is short.
      case text
      /// What a row is about: wraps only when nothing else helps.
      case key
      /// Never wraps: a day, a word of ours.
      case label
      /// Right-aligned, never wraps.
      case number
    }

    public var title: String
    public var kind: Kind
    /// Where the width is short, columns are left out from the highest down; 0 stays, as what tells rows apart does.
    public var expendable: Int

    public init(_ title: String, _ kind: Kind = .text, expendable: Int = 0) {
      self.title = title
      self.kind = kind
      self.expendable = expendable
    }
  }

  public var columns: [Column]
  /// As many cells a row as there are columns.
  public var rows: [[Prose]]
  /// Rows there are in all; more than ``rows`` where only the first are shown.
  public var total: Int
  /// A command that shows all rows, where that is not the report's own in another format.
  var whole: String?

  public init(columns: [Column], rows: [[Prose]], total: Int? = nil) {
    self.columns = columns
    self.rows = rows
    self.total = total ?? rows.count
  }

  /// What to say below a table that does not show everything.
  var remainder: Prose? {
    if total <= rows.count { return nil }
    if let whole {
      return "The first \(rows.count) of \(total) rows; \(code: whole) has all."
    }
    return
      """
      The first \(rows.count) of \(total) rows; \(code: "--format csv") or \
      \(code: "--format json") has all.
      """
  }

  /// The table without the columns named, in heading and rows.
  func dropping(_ titles: Set<String>) -> DisplayTable {
    let kept = columns.indices.filter { !titles.contains(columns[$0].title) }
    var table = DisplayTable(
      columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } },
      total: total)
    table.whole = whole
    return table
  }

  /// The same, its remainder naming the command that shows all of it.
  func wholly(by command: String) -> DisplayTable {
    var table = self
    table.whole = command
    return table
  }
}

/// A complete table for machines: a row a fact, columns named by the glossary.
public struct DataTable: Sendable {
  public var columns: [String]
  private let makeRows: @Sendable () -> [[Cell]]

  /// - Parameter rows: called when the table is written.
  public init(columns: [String], rows: @escaping @Sendable () -> [[Cell]]) {
    self.columns = columns
    makeRows = rows
  }

  public var rows: [[Cell]] { makeRows() }
}

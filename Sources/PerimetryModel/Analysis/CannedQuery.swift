/// A question that people ask of the logs, with the SQL that answers it from the store's views.
public struct CannedQuery: Hashable, Sendable {
  /// What may be said with a question; an empty value, or none, asks of everything.
  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let help: String
    /// What stands where nothing is said.
    public let standard: String

    public init(_ name: String, _ help: String, standard: String = "") {
      (self.name, self.help, self.standard) = (name, help, standard)
    }
  }

  /// In lower case, with hyphens.
  public let name: String
  public let question: String
  /// What to know when the answer is read.
  public let advice: String
  public let parameters: [Parameter]
  /// One statement that reads; parameters stand in it as `:name`.
  public let sql: String
  /// A column of addresses that service tags are to be named for: what no SQL can say.
  public let taggedColumn: String?

  /// Whether it needs every record, and not the flows.
  public var sumsRecords: Bool { sql.contains("FROM NSPAccessLogs") && sql.contains("sum(Count)") }

  public init(
    _ name: String, _ question: String, advice: String, parameters: [Parameter] = [],
    taggedColumn: String? = nil, sql: String
  ) {
    (self.name, self.question, self.advice) = (name, question, advice)
    (self.parameters, self.taggedColumn, self.sql) = (parameters, taggedColumn, sql)
  }
}

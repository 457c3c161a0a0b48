import PerimetryModel

/// What a report speaks about: which store, which traffic, which window.
public struct ReportScope: Sendable {
  /// As the person named it; empty for a temporary store, which is gone after the run.
  public var store: String
  public var filter: FlowFilter
  /// Of the whole store; `nil` where it was not looked at.
  public var coverage: Coverage?
  /// Whether the filter let nothing through at all: then nothing can be told about it.
  public var isSelectionEmpty = false
  /// Files of existing rules the report was made with, as they were named.
  public var ruleFiles: [String] = []
  /// The file of decisions it was made with, as it was named.
  public var decisionsFile: String?
  /// The file of service tags it was made with, as it was named.
  public var serviceTagsFile: String?

  public init(store: String, filter: FlowFilter = FlowFilter(), coverage: Coverage? = nil) {
    self.store = store
    self.filter = filter
    self.coverage = coverage
  }
}

extension ReportScope {
  /// The opening lines of a report.
  var facts: Section.Block {
    var facts: [(label: String, value: Prose)] = [
      ("Store", store.isEmpty ? "temporary, gone after this run" : "\(store)")
    ]
    if let coverage {
      facts.append(
        ("Window", coverage.tally.map(ReportScope.window) ?? "the store holds no record"))
    }
    if !filter.isEmpty { facts.append(("Only", Prose(filter.conditions.joined(separator: ", ")))) }
    return .facts(facts)
  }

  static func window(_ tally: Tally) -> Prose {
    Shown.time(tally.firstSeen) + " to " + Shown.time(tally.lastSeen)
      + ", records on \(tally.days.count, "day")"
  }

  var json: JSONValue {
    let scope: JSONValue = ["store": .string(store), "filter": filter.json]
    return coverage.map { scope.merging(["window": $0.tally?.json ?? .null]) } ?? scope
  }

  /// Why nothing can be told; `nil` where there are records of what was selected. Absence of records is no all-clear.
  var emptiness: Prose? {
    if let coverage, coverage.tally == nil {
      return Prose("Cannot tell: the store holds no record.", tone: .unclear)
    }
    return isSelectionEmpty
      ? Prose("Cannot tell: no record in the store is of what was selected.", tone: .unclear) : nil
  }

  /// A command on this store, or on the one to make of a temporary.
  func command(_ words: String) -> String {
    "perimetry \(words) --store \(ShellWord(store.isEmpty ? "perimetry.db" : store))"
  }
}

import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

/// What most reports begin with: the flows asked for, judged in the light of all that is known.
struct Question {
  let store: Store
  let filter: FlowFilter
  /// All flows: cures and refusals count wherever they were seen.
  let history: [Flow]
  let coverage: Coverage
  /// Rules that are there now, where they are known.
  let existing: ExistingRules
  let decided: DecisionIndex
  /// What is known of service tags; `nil` for nothing.
  var serviceTags: ServiceTagUse?

  /// - Parameter turn: given when the second core is free; `nil` where it is.
  init(
    store: Store, filter: FlowFilter, existing: ExistingRules = ExistingRules(),
    decided: DecisionIndex = DecisionIndex(Decisions()), serviceTags: ServiceTagUse? = nil,
    after turn: Turn? = nil
  ) throws {
    self.store = store
    self.filter = filter
    self.existing = existing
    self.decided = decided
    self.serviceTags = serviceTags
    history = try store.flows(after: turn)
    LeftToTheSystem.keep(history)
    coverage = try store.coverage(of: history)
    for warning in coverage.compactionWarnings { Console.error("\(store.path): \(warning)") }
  }

  func assessments(by slice: Store.Slice = .whole) throws -> [Assessment] {
    decided.judge(
      Enforcement(history: history, existing: existing, serviceTags: serviceTags)
        .assess(try flows(by: slice)))
  }

  /// What the filter lets through.
  func flows(by slice: Store.Slice = .whole) throws -> [Flow] {
    filter.isEmpty && slice == .whole ? history : try store.flows(filter, by: slice)
  }

  /// - Parameter assessments: what the filter let through.
  func scope(of assessments: [Assessment]) -> ReportScope {
    var scope = ReportScope(store: store.path, filter: filter, coverage: coverage)
    scope.isSelectionEmpty = assessments.isEmpty
    return scope
  }
}

import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

/// One side of a drift that lies in a store.
struct DriftMoment {
  let store: Store
  /// What of the store belongs to it.
  let filter: FlowFilter
  /// In the options' words; empty for all of the store.
  let window: String

  private(set) var moment = Drift.Moment(rules: ExistingRules())
  private(set) var tally: Tally?

  /// Judges and proposes as if there were nothing but this part of the store.
  init(_ store: Store, _ filter: FlowFilter, window: String = "", options: Recommendation.Options)
    throws
  {
    (self.store, self.filter, self.window) = (store, filter, window)
    var time = FlowFilter()
    (time.since, time.until) = (filter.since, filter.until)
    // What cures and what was refused counts wherever it was seen.
    let history = try store.flows(time)
    let flows = filter == time ? history : try store.flows(filter)
    let assessments = Enforcement(history: history).assess(flows)
    let proposal = Recommender(options: options).recommend(for: assessments, history: history)
    moment = Drift.Moment(assessments: assessments, proposed: proposal.ruleSet)
    tally = Tally.sum(flows.lazy.map(\.tally))
  }

  var side: DriftSide { DriftSide(name: store.path, window: window, tally: tally) }
}

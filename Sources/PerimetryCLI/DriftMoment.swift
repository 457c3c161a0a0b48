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

  /// Where somebody was seen whom no rule lets through.
  private var shown: Set<DriftSide.Sight> = []

  /// Profiles that logged anything in its time.
  private(set) var profiles: Set<ProfileKey> = []

  /// Judges and proposes as if there were nothing but this part of the store.
  init(
    _ store: Store, _ filter: FlowFilter, window: String = "", under surroundings: Surroundings
  ) throws {
    let history = try store.flows(DriftMoment.time(of: filter))
    try self.init(store, filter, window: window, history: history, under: surroundings)
  }

  /// Both sides of one store, whose keys are read once.
  static func both(
    _ store: Store, _ before: (filter: FlowFilter, name: String),
    _ after: (filter: FlowFilter, name: String), under surroundings: Surroundings
  ) throws -> (before: DriftMoment, after: DriftMoment) {
    let times = [before, after].map { time(of: $0.filter) }
    var histories = try store.flows(of: times)
    // Each is let go of as soon as it was judged.
    let second = try DriftMoment(
      store, after.filter, window: after.name, history: histories.removeLast(),
      under: surroundings)
    let first = try DriftMoment(
      store, before.filter, window: before.name, history: histories.removeLast(),
      under: surroundings)
    return (first, second)
  }

  /// What cures and what was refused counts wherever it was seen.
  private static func time(of filter: FlowFilter) -> FlowFilter {
    var time = FlowFilter()
    (time.since, time.until) = (filter.since, filter.until)
    return time
  }

  /// - Parameter history: all flows of the filter's time.
  private init(
    _ store: Store, _ filter: FlowFilter, window: String, history: [Flow],
    under surroundings: Surroundings
  ) throws {
    (self.store, self.filter, self.window) = (store, filter, window)
    let flows = filter == DriftMoment.time(of: filter) ? history : try store.flows(filter)
    let (existing, decided) = (surroundings.existing, surroundings.decided)
    let assessments = decided.judge(
      Enforcement(
        history: history, existing: existing, serviceTags: surroundings.options.serviceTags
      ).assess(flows))
    let proposal = Recommender(
      options: surroundings.options, existing: existing, decided: decided
    ).recommend(for: assessments, history: history)
    // Candidates alone: what stands beside them in a rule of the same name is there on both sides.
    moment = Drift.Moment(assessments: assessments, proposed: proposal.ruleSet)
    tally = Tally.sum(flows.lazy.map(\.tally))
    profiles = Set(history.runs(by: \.key).map { history[$0.lowerBound].key.profile })
    for run in flows.runs(by: \.key) {
      let key = flows[run.lowerBound].key
      switch key.category.known?.verdict {
      case .wouldBeDenied, .alreadyDenied:
        shown.insert(.init(perimeter: key.profile.perimeter, direction: key.direction))
      default: break
      }
    }
  }

  /// What both sides are judged under, and rules proposed with.
  struct Surroundings {
    var options: Recommendation.Options
    var existing: ExistingRules
    var decided: DecisionIndex
  }

  var side: DriftSide { DriftSide(name: store.path, window: window, tally: tally, shown: shown) }
}

import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

/// What a report says of changes, if there is anything to compare with.
struct ReportComparison: ParsableArguments {
  @Option(
    help: ArgumentHelp("An earlier store: what changed since.", valueName: "file"),
    completion: .file(extensions: ["db"]))
  var compare: String?

  @Option(
    help: ArgumentHelp(
      "A moment: what is before it in the store is compared with the rest.", valueName: "time"))
  var at: Timestamp?

  func validate() throws {
    if compare != nil && at != nil {
      throw ValidationError("--compare and --at exclude each other: one report has one other side.")
    }
  }

  /// `nil` for nothing to compare with.
  func change(
    _ store: Store, _ filter: FlowFilter, under surroundings: DriftMoment.Surroundings,
    inputs: DriftInputs
  ) throws -> Report? {
    let moments: (before: DriftMoment, after: DriftMoment)
    if let compare {
      moments = (
        try DriftMoment(try Store(path: compare, access: .read), filter, under: surroundings),
        try DriftMoment(store, filter, under: surroundings)
      )
    } else if let at {
      var (before, after) = (filter, filter)
      (before.until, after.since) = (at, at)
      moments = try DriftMoment.both(
        store, (before, "before \(at)"), (after, "since \(at)"), under: surroundings)
    } else {
      return nil
    }
    let drift = Drift(
      from: moments.before.moment, to: moments.after.moment,
      serviceTags: surroundings.options.serviceTags?.tags)
    return .drift(
      drift, before: named(moments.before.side), after: named(moments.after.side),
      evidence: (
        try moments.before.store.evidence(
          for: (drift.gonePeers + drift.goneBlockers + drift.goneRefusals).compactMap(\.reference)),
        try moments.after.store.evidence(
          for: (drift.newPeers + drift.newBlockers + drift.newRefusals).compactMap(\.reference))
      ), filter: filter, inputs: inputs)
  }

  /// By the store's own name, wherever it lies.
  private func named(_ side: DriftSide) -> DriftSide {
    var side = side
    side.name = side.name.split(separator: "/").last.map(String.init) ?? side.name
    return side
  }
}

import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

/// One go: ingest, reports, gates, and the row in the history. Nobody else writes to the store or the folder meanwhile.
struct ScheduledRun {
  let plan: RunPlan
  let reports: ReportFolder
  /// The folder of the configuration, as it was named; paths in the summary begin with it.
  let base: String
  let clock: () -> Timestamp
  let verbosity: VerbosityOptions

  private var configuration: RunConfiguration { plan.configuration }

  /// What came of it, for the row and the line.
  private struct Result {
    var outcome: RunOutcome
    var state: RunState?
    var unchangedSince: Int64?
  }

  /// - Returns: the status to end in.
  func go() throws -> ExitStatus {
    // Reports follow each other, and each gives back what it took.
    LeftToTheSystem.end()
    let leftovers = try reports.removeLeftovers()
    if leftovers > 0 { verbosity.note("removed what a run left that did not end") }
    let store = try Store(path: configuration.store, access: .write)
    let number = try store.beginRun(
      at: clock(), version: Program.version, above: try reports.highestNumber())
    let result: Result
    do { result = try work(store, number) } catch {
      let status = (error as? ExitStatus) ?? ExitStatus(of: error) ?? .nothingDone
      try store.endRun(number, at: clock(), RunOutcome(status: status.rawValue), state: nil)
      throw error
    }
    try store.endRun(number, at: clock(), result.outcome, state: result.state)
    try store.close()
    let line = RunLine(
      number: number, outcome: result.outcome, unchangedSince: result.unchangedSince)
    try Console.show(line.description + "\n")
    return ExitStatus(rawValue: result.outcome.status) ?? .done
  }

  private func work(_ store: Store, _ number: Int64) throws -> Result {
    let last = try store.lastRun()
    var outcome = RunOutcome(status: ExitStatus.done.rawValue)
    let isPartial = try ingest(into: store, &outcome)
    let stand = try store.stand()
    // Since the last run that came to its end: what one that died had read is new all the same.
    outcome.events = max(0, stand.events - (last?.state.events ?? 0))
    (outcome.rejects, outcome.newest) = (stand.rejects, stand.newest)
    let day = clock().day
    let fingerprint = try fingerprint(of: stand, on: day)
    if let last, last.state.fingerprint == fingerprint, !isPartial {
      return unchanged(outcome, since: last.entry)
    }
    let state = try judge(store, fingerprint, last, &outcome)
    _ = try reports.begin(number)
    do {
      let moment = try last?.entry.outcome?.newest.map(store.cut)
      for report in configuration.reports {
        if Interruption.shared.isRequested { throw ExitStatus.interrupted }
        let held = try write(report, number, moment, day)
        outcome.gates += held
      }
    } catch {
      try reports.abandon(number)
      throw error
    }
    let published = try reports.publish(number)
    if !published.isLatest {
      Console.error("\(reports.path)/latest is no link of ours and stays as it is")
    }
    try prune(store)
    outcome.reports = base.isEmpty ? published.path : base + "/" + published.path
    if isPartial { outcome.status = ExitStatus.partlyDone.rawValue }
    if !outcome.gates.isEmpty { outcome.status = ExitStatus.conditionHolds.rawValue }
    return Result(outcome: outcome, state: state)
  }

  /// - Returns: whether an input could not be read.
  private func ingest(into store: Store, _ outcome: inout RunOutcome) throws -> Bool {
    let archive = try plan.ingest().archive
    let summary = try archive.ingest(into: store, verbosity)
    outcome.files = Int64(summary.files.count { $0.state == .ingested })
    outcome.failures = Int64(
      summary.files.count { if case .failed = $0.state { true } else { false } })
    outcome.records = summary.account.kept
    // Said by the ingest: what is left out is not nothing new.
    let late = summary.account.pruned
    do {
      try archive.checkStatus(summary, isStoreEmpty: try store.isEmpty())
      return late > 0
    } catch ExitStatus.partlyDone { return true }
  }

  /// Keeps to the retention; what was said of whole days stays true.
  private func prune(_ store: Store) throws {
    let pruner = StorePruner(store)
    guard let days = configuration.retention,
      let day = try pruner.day(keeping: days, asOf: clock().day)
    else {
      return
    }
    let pruning = try pruner.prune(before: day)
    if pruning.records > 0 {
      verbosity.note("\(store.path): \(pruning.records) records before \(day) were pruned")
    }
  }

  /// Of the flows, of what is asked of them, and of the decisions that hold today.
  private func fingerprint(of stand: StoreStand, on day: Day) throws -> String {
    var parts = "\(stand.fingerprint) \(plan.fingerprint)"
    if let decisions = configuration.decisions {
      parts += " \(try DecisionsFile(path: decisions.value).read().expired(on: day).count)"
    }
    return parts
  }

  private func unchanged(_ outcome: RunOutcome, since last: RunEntry) -> Result {
    var outcome = outcome
    outcome.status = ExitStatus.nothingNew.rawValue
    outcome.since = last.number
    // What held of what was new then holds no more.
    outcome.gates = (last.outcome?.gates ?? []).filter { gate in
      let condition = gate.split(separator: " ").last ?? ""
      return !condition.hasPrefix("new-") && !condition.hasPrefix("gone-")
    }
    (outcome.deniedPeers, outcome.deniedEvents) = (
      last.outcome?.deniedPeers, last.outcome?.deniedEvents
    )
    return Result(outcome: outcome, state: nil, unchangedSince: last.number)
  }

  /// Fills in who would be denied, and the gates of the run.
  private func judge(
    _ store: Store, _ fingerprint: String, _ last: (entry: RunEntry, state: RunState)?,
    _ outcome: inout RunOutcome
  ) throws -> RunState {
    let words = configuration.filters.flatMap(\.words) + ["--store=\(configuration.store)"]
    let filter = try Denied.parse(words).filters.filter
    let assessments = try Question(store: store, filter: filter).assessments()
    let denials = Denials(of: assessments, by: .peer)
    let blocked = denials.rows.map { row in
      BlockedPeer(
        perimeter: row.profile.perimeter.text, profile: row.profile.name,
        direction: row.direction?.rawValue ?? "", peer: row.group)
    }
    let state = RunState(
      fingerprint: fingerprint, blocked: blocked, events: try store.stand().events)
    outcome.since = last?.entry.number
    // Of what was not recorded nobody can tell who would be denied.
    if !assessments.isEmpty {
      outcome.deniedPeers = Int64(blocked.count)
      outcome.deniedEvents = denials.total?.events ?? 0
      if let now = state.blocked.map(Set.init), let then = last?.state.blocked.map(Set.init) {
        outcome.newPeers = Int64(now.subtracting(then).count)
        outcome.gonePeers = Int64(then.subtracting(now).count)
      }
    }
    outcome.gates = RunFigures(outcome: outcome).holding(
      configuration.failOn)
    return state
  }

  /// - Parameter moment: the end of what the last run saw; `nil` where there was none.
  /// - Returns: the gate of the report that holds.
  private func write(
    _ report: RunConfiguration.Placed<ScheduledReport>, _ number: Int64, _ moment: Timestamp?,
    _ day: Day
  ) throws -> [String] {
    if report.value.kind == .drift && moment == nil {
      verbosity.note("\(report.value.file) is left out: there is no earlier run to compare with")
      return []
    }
    var command = try plan.command(report, moment: moment, day: day)
    do {
      try reports.write(report.value.file, of: number) { try command.run() }
      return []
    } catch let gate as ConditionHolds {
      verbosity.note("\(report.value.name): \(gate)")
      return ["\(report.value.name) \(gate.condition)"]
    }
  }
}

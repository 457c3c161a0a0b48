import PerimetryModel
import PerimetryOutput

extension Samples {
  static let runOutcome: RunOutcome = {
    var outcome = RunOutcome(status: 1)
    (outcome.files, outcome.failures) = (214, 1)
    (outcome.records, outcome.events, outcome.rejects) = (3_000, 3_412, 2)
    (outcome.deniedPeers, outcome.deniedEvents) = (17, 1_200)
    (outcome.newPeers, outcome.gonePeers, outcome.since) = (2, 1, 11)
    outcome.newest = time("2026-03-08T23:59:59.999Z")
    outcome.gates = ["denied-peers>0", "ready not-ready>0"]
    outcome.reports = "reports/run-000012"
    return outcome
  }()

  static let runs = Report.runs(
    [
      RunEntry(
        number: 11, began: time("2026-03-08T02:00:00Z"), ended: nil, version: "0.1.0", outcome: nil),
      RunEntry(
        number: 12, began: time("2026-03-09T02:00:00.250Z"), ended: time("2026-03-09T02:03:00Z"),
        version: "0.1.0", outcome: runOutcome),
      RunEntry(
        number: 13, began: time("2026-03-10T02:00:00Z"), ended: time("2026-03-10T02:00:01Z"),
        version: "0.1.0", outcome: RunOutcome(status: 2)),
    ], store: "perimetry.db")

  static let pruning: Report = {
    var pruning = plan
    (pruning.size, pruning.sizeAfter) = (2_400_000_000, 400_000_000)
    pruning.earlier = Day("2026-01-01")
    return .pruning(pruning, store: "perimetry.db")
  }()

  static let pruningPlanned = Report.pruning(plan, store: "perimetry.db")

  private static let plan: Pruning = {
    var pruning = Pruning(before: Day(number: 20_514))
    (pruning.records, pruning.cited) = (48_000_000, 12_000)
    pruning.size = 2_400_000_000
    return pruning
  }()
}

import PerimetryModel
import PerimetryPolicy

/// What the gates of a whole run look at.
struct RunFigures {
  static let names = [
    "denied-peers", "denied-events", "new-denied-peers", "gone-denied-peers", "new-events",
    "rejects", "failures",
  ]

  /// Without figures of what could not be judged.
  var outcome: RunOutcome

  /// The conditions that hold; what was not judged is no all-clear.
  func holding(_ conditions: [RunConfiguration.Placed<String>]) -> [String] {
    conditions.compactMap { Condition($0.value, figures: RunFigures.names) }
      .filter { condition in figure(condition.figure).map(condition.holds) ?? true }
      .map(\.text)
  }

  private func figure(_ name: String) -> Int64? {
    switch name {
    case "denied-peers": outcome.deniedPeers
    case "denied-events": outcome.deniedEvents
    case "new-denied-peers": outcome.newPeers
    case "gone-denied-peers": outcome.gonePeers
    case "new-events": outcome.events
    case "rejects": outcome.rejects
    default: outcome.failures
    }
  }
}

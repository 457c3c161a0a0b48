import PerimetryModel

/// What a run came to in one line, for the subject of a mail.
public struct RunLine: CustomStringConvertible {
  public var number: Int64
  public var outcome: RunOutcome
  /// Where nothing is new: the run after which nothing came.
  public var unchangedSince: Int64?

  public init(number: Int64, outcome: RunOutcome, unchangedSince: Int64? = nil) {
    self.number = number
    self.outcome = outcome
    self.unchangedSince = unchangedSince
  }

  public var description: String {
    "run \(number): " + TerminalText(parts.joined(separator: "; ")).description
  }

  private var parts: [String] {
    var parts = [news]
    if outcome.failures > 0 {
      parts.append(outcome.failures.counting("input") + " could not be read")
    }
    if let peers = outcome.deniedPeers {
      parts.append(peers.counting("peer") + " would be denied" + change)
    } else if unchangedSince == nil {
      parts.append("no record is of what was selected, so nobody can tell what would be denied")
    }
    if !outcome.gates.isEmpty {
      let verb = outcome.gates.count == 1 ? "gate " : "gates "
      parts.append(
        verb + outcome.gates.joined(separator: ", ")
          + (outcome.gates.count == 1 ? " holds" : " hold"))
    }
    if let reports = outcome.reports, unchangedSince == nil {
      parts.append("reports in \(reports)")
    }
    return parts
  }

  private var news: String {
    if let unchangedSince { return "nothing new since run \(unchangedSince)" }
    return outcome.events.counting("new event") + " in " + outcome.files.counting("file")
  }

  private var change: String {
    guard let since = outcome.since, let new = outcome.newPeers, let gone = outcome.gonePeers else {
      return ""
    }
    let changes =
      (new > 0 ? ["+\(new.grouped)"] : []) + (gone > 0 ? ["-\(gone.grouped)"] : [])
    return changes.isEmpty
      ? " (the same as in run \(since))"
      : " (\(changes.joined(separator: ", ")) since run \(since))"
  }
}

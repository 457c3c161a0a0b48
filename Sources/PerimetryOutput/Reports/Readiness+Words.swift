import PerimetryModel

extension ReadinessStatus {
  var words: String { rawValue.replacing("-", with: " ") }

  var tone: Prose.Tone {
    switch self {
    case .ready: .allowed
    case .blocked: .denied
    case .unobserved, .cannotTell: .unclear
    }
  }
}

extension ReadinessDoubt {
  /// Why it cannot be told, as a clause.
  func words(_ settings: ReadinessSettings, daysClean: Int) -> Prose {
    switch self {
    case .inboundNeverSeen: ReadinessDoubt.silence(.inbound)
    case .outboundNeverSeen: ReadinessDoubt.silence(.outbound)
    case .tooFewDays: "\(daysClean) of \(settings.cleanDays) clean days"
    case .unknownCategory: "records of a category that does not say who let the traffic through"
    case .unnamed: "the records do not name the resource"
    }
  }

  private static func silence(_ direction: Direction) -> Prose {
    "\(direction.blockerCategory.rawValue) never appeared in its perimeter"
  }
}

extension BlockerFate {
  /// What becomes of it, as a predicate.
  var words: Prose {
    switch self {
    case .proposed: "the proposal lets through"
    case .leftOut: "the proposal leaves out"
    case .withheld: "a gate keeps from having a rule"
    case .incurable(let obstacle): "no rule cures (\(obstacle.rawValue))"
    }
  }
}

extension Sufficiency.Verdict {
  var words: String { rawValue.replacing("-", with: " ") }

  var tone: Prose.Tone {
    switch self {
    case .enough: .allowed
    case .notYet: .strong
    case .cannotTell: .unclear
    }
  }
}

extension Sufficiency.Reason {
  var words: String { rawValue.replacing("-", with: " ") }

  /// For a narrow column.
  var label: String {
    switch self {
    case .neverSeenCategory: "category"
    case .noTraffic: "no traffic"
    case .shortWindow: "window"
    case .weekdaysMissing: "weekdays"
    case .monthMissing: "month"
    case .daysMissing: "gaps"
    case .hoursMissing: "hours"
    case .unseenPeers: "unseen"
    case .breakRate: "broken"
    case .notTested: "untested"
    }
  }
}

extension ReadinessSettings {
  /// What is demanded, in a line.
  var prose: Prose {
    let window: Prose =
      cycle == .none ? "no cycle" : "the \(cycle.rawValue) cycle (\(cycle.days, "day"))"
    return "\(cleanDays, "clean day"); for enough seen " + window
      + """
      , at most \(maxUnseen) % unseen, \(maxBreakRate) % broken, \(maxMissingDays) % of the days \
      and \(maxMissingHours) % of the hours to expect missing
      """
  }
}

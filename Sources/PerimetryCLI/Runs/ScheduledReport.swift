import PerimetryModel

/// A report of a run: a command with its options, and the file it goes to.
struct ScheduledReport {
  enum Kind: String, CaseIterable {
    case denied, flows, recommend, ready, coverage, drift, hygiene, simulate, rejects, conflicts
    case report

    var takesFilters: Bool { ![.coverage, .rejects, .conflicts].contains(self) }
    var takesRules: Bool {
      [.recommend, .ready, .drift, .hygiene, .simulate, .report].contains(self)
    }
    var takesDecisions: Bool { [.recommend, .ready, .drift, .simulate, .report].contains(self) }
  }

  var kind: Kind
  var format = "text"
  /// Without extension.
  var name: String
  var options: [RunConfiguration.Setting] = []
  var failOn: [String] = []

  static let formats = [
    "text": "txt", "json": "json", "csv": "csv", "markdown": "md", "svg": "svg", "html": "html",
  ]

  var file: String { "\(name).\(ScheduledReport.formats[format] ?? format)" }

  /// The words of the command line that makes it.
  /// - Parameters:
  ///   - moment: what a drift compares, and what a page says the changes of: what is before with the rest; `nil` where there
  ///     was no earlier run.
  ///   - day: what expiries of decisions are held against.
  func words(
    _ configuration: RunConfiguration, moment: Timestamp?, day: Day, _ verbosity: VerbosityOptions
  ) -> [String] {
    var words = [kind.rawValue, "--store=\(configuration.store)", "--format=\(format)"]
    if kind.takesFilters {
      for filter in configuration.filters
      where kind != .drift || !["since", "until"].contains(filter.name) {
        words += filter.words
      }
    }
    if kind.takesRules {
      words += configuration.rules.map { "--rules=\($0.value)" }
      words += configuration.serviceTags.map { ["--service-tags=\($0.value)"] } ?? []
    }
    if kind.takesDecisions, let decisions = configuration.decisions {
      words += ["--decisions=\(decisions.value)", "--as-of=\(day)"]
    }
    if let moment, kind == .drift || kind == .report && !configuration.isOfAPartOfTheTime {
      words.append("--at=\(moment)")
    }
    words += failOn.map { "--fail-on=\($0)" }
    words += options.flatMap(\.words)
    if verbosity.quiet { words.append("--quiet") }
    if verbosity.verbose { words.append("--verbose") }
    return words
  }
}

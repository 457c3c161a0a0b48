import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "What changed between two moments, two stores or two sets of rules.",
    discussion: """
      Between moments and stores: peers that are new, with their first sight, and peers that are gone; who is newly \
      blocked, and who no longer; what would be proposed otherwise, and what that exposes or closes. Each side is judged, and \
      rules are proposed for it, as if there were nothing else but the --rules, --decisions and --service-tags given, which \
      hold for both. Between rules: what to add, widen, narrow and remove.

        perimetry drift --at 2026-03-08
        perimetry drift --from 2026-03-01/2026-03-08 --to 2026-03-08/2026-03-15
        perimetry drift last-week.db this-week.db --fail-on new-blocked-peers
        perimetry drift --at 2026-03-08 --rules current.json --decisions decisions.json
        perimetry drift last-week.json this-week.json --format markdown --fail-on wider
      """)

  @Argument(
    help: "Two stores, or two files of rules in any shape that --rules of other commands takes.")
  var files: [String] = []

  @Option(
    help: ArgumentHelp("Compare what is before this moment with the rest.", valueName: "time"))
  var at: Timestamp?

  @Option(
    help: ArgumentHelp("The earlier part: 2026-03-01/2026-03-08.", valueName: "interval"),
    transform: Interval.init(argument:))
  var from: Interval?

  @Option(
    help: ArgumentHelp("The later part; its end does not belong to it.", valueName: "interval"),
    transform: Interval.init(argument:))
  var to: Interval?

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: new-blocked-peers, wider, exposed>256. Repeatable.",
      discussion:
        "Figures: \(Drift.figures.joined(separator: ", ")). A figure alone stands for more than 0 of it.",
      valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup(title: "What is there already, on both sides") var rules: RulesOptions
  @OptionGroup(title: "Service tags") var serviceTags: ServiceTagsOptions
  @OptionGroup(title: "What is decided already") var decisions: DecisionsOptions
  @OptionGroup(title: "What would be proposed") var recommend: RecommendOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try FailConditions(failOn, figures: Drift.figures)
    let hasWindows = from != nil && to != nil
    guard (from == nil) == (to == nil) else {
      throw ValidationError("--from and --to: give both, or --at.")
    }
    switch (files.count, at != nil, hasWindows) {
    case (2, false, false): break
    case (0, true, false), (0, false, true):
      if filters.since != nil || filters.until != nil {
        throw ValidationError("--since and --until: --at, --from and --to say which time.")
      }
    default:
      throw ValidationError(
        "Name two stores or two files of rules, or parts of one store: --at TIME, or --from and --to."
      )
    }
    if (files + rules.rules).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once: name files for the others.")
    }
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: Drift.figures)
    let drift: Drift
    var unjudged: String?
    var unread = RulesUnread()
    let use = try serviceTags.read(asOf: decisions.day, output.verbosity)
    switch files.count {
    case 2 where !isStore(files[0]) && !isStore(files[1]):
      (drift, unread) = try showRules(use?.tags)
    case 2:
      for file in files where !isStore(file) {
        throw FileProblem(
          path: file,
          reason: "is no store, and the other is: compare two stores, or two files of rules")
      }
      let surroundings = try surroundings(use)
      let moments = try files.map {
        try DriftMoment(
          try Store(path: $0, access: .read), filters.filter, under: surroundings)
      }
      drift = try show(moments[0], moments[1], under: surroundings)
      unjudged = DriftCommand.unjudged(moments[0], moments[1])
    default:
      if let from, let to, let both = from.overlap(with: to) {
        output.verbosity.note(
          "warning: --from and --to both hold \(both.since) to \(both.until): whoever comes then is neither new nor gone; "
            + "let one begin where the other ends")
      }
      let surroundings = try surroundings(use)
      let store = try store.open(.read)
      let moments = try DriftMoment.both(
        store, windows.before, windows.after, under: surroundings)
      drift = try show(moments.before, moments.after, under: surroundings)
      unjudged = DriftCommand.unjudged(moments.before, moments.after)
    }
    try conditions.check(
      unjudged: {
        unjudged ?? unread.doubt(about: $0)
          ?? drift.comparison.doubt(about: $0, hasTags: use != nil)
      }, drift.figure)
  }

  /// Why a drift of traffic says nothing: an export that is missing looks like a quiet side.
  private static func unjudged(_ before: DriftMoment, _ after: DriftMoment) -> String? {
    switch (before.tally, after.tally) {
    case (nil, nil): "neither side recorded anything of what was selected"
    case (nil, _): "the side before recorded nothing of what was selected"
    case (_, nil): "the side after recorded nothing of what was selected"
    default: nil
    }
  }

  private func surroundings(_ use: ServiceTagUse?) throws -> DriftMoment.Surroundings {
    var options = try recommend.options()
    options.serviceTags = use
    return DriftMoment.Surroundings(
      options: options, existing: try rules.read(output.verbosity),
      decided: try decisions.read(output.verbosity))
  }

  private func show(
    _ before: DriftMoment, _ after: DriftMoment, under surroundings: DriftMoment.Surroundings
  ) throws -> Drift {
    rules.note(
      surroundings.existing, logged: before.profiles.union(after.profiles), output.verbosity)
    let drift = Drift(
      from: before.moment, to: after.moment, serviceTags: surroundings.options.serviceTags?.tags)
    let isForMachines = output.format == .json || output.format == .csv
    func evidence(
      _ store: Store, _ sightings: [Drift.Sighting]
    ) throws -> [RecordReference: Evidence] {
      isForMachines ? try store.evidence(for: sightings.compactMap(\.reference)) : [:]
    }
    try output.show(
      .drift(
        drift, before: before.side, after: after.side,
        evidence: (
          try evidence(
            before.store, drift.gonePeers + drift.goneBlockers + drift.goneRefusals),
          try evidence(after.store, drift.newPeers + drift.newBlockers + drift.newRefusals)
        ), filter: filters.filter, inputs: inputs))
    return drift
  }

  private var inputs: DriftInputs {
    DriftInputs(
      rules: rules.rules, decisions: decisions.decisions, serviceTags: serviceTags.serviceTags)
  }

  private func showRules(_ tags: ServiceTags?) throws -> (Drift, RulesUnread) {
    if !rules.rules.isEmpty || decisions.decisions != nil {
      throw ValidationError(
        "--rules and --decisions: two files of rules are compared as they stand, nothing is proposed; leave them out."
      )
    }
    let readings = try files.map { try RulesOptions.reading(of: $0, output.verbosity) }
    let rules = readings.map { ExistingRules($0.profiles) }
    let unread = RulesOptions.unread(files, readings)
    let drift = Drift(
      from: Drift.Moment(rules: rules[0]), to: Drift.Moment(rules: rules[1]), serviceTags: tags)
    try output.show(
      .drift(
        drift, before: DriftSide(name: files[0]), after: DriftSide(name: files[1]),
        holdsTraffic: false, inputs: inputs, unread: unread))
    return (drift, unread)
  }

  private var windows:
    (before: (filter: FlowFilter, name: String), after: (filter: FlowFilter, name: String))
  {
    var (before, after) = (filters.filter, filters.filter)
    if let from, let to {
      (before.since, before.until) = (from.since, from.until)
      (after.since, after.until) = (to.since, to.until)
      return (
        (before, "\(from.since) to \(from.until)"), (after, "\(to.since) to \(to.until)")
      )
    }
    (before.until, after.since) = (at, at)
    let moment = at?.description ?? ""
    return ((before, "before \(moment)"), (after, "since \(moment)"))
  }

  /// By the first bytes of an SQLite file.
  private func isStore(_ path: String) -> Bool {
    guard path != "-", let file = FileHandle(forReadingAtPath: path) else { return false }
    return file.readData(ofLength: 16) == Data("SQLite format 3\0".utf8)
  }
}

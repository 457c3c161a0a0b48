import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

extension ReplaySettings.Mode: ExpressibleByArgument {}
extension ReplaySettings.PublicAccess: ExpressibleByArgument {}

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replays rules over the recorded traffic: what would break, what would open.",
    discussion: """
      Every recorded flow is put to the rules in the order in which the platform evaluates. Only what would change is \
      listed, with the rule that comes nearest and a record that proves it; then what each rule carries, what only it \
      carries, and which elements never carried anything. What the records and the rules cannot tell is said to be so.

        perimetry recommend --format json > rules.json
        perimetry simulate --rules current.json --rules rules.json
        perimetry simulate --rules rules.json --fail-on denied --fail-on allowed
        perimetry simulate --rules rules.json --decisions decisions.json --fail-on denied
        perimetry simulate --rules current.json --complete --mode learning --public-network-access disabled
      """)

  @OptionGroup(title: "The rules") var rules: RulesOptions

  @Flag(
    help: ArgumentHelp(
      "These files hold every rule of their profiles.",
      discussion:
        "Otherwise a file that is no full list, such as a template, leaves other rules as they are: what one of them let "
        + "through when it was logged still passes."))
  var complete = false

  @Option(help: "Whether resources are imagined in enforced or in learning mode.")
  var mode = ReplaySettings.Mode.enforced

  @Option(
    help: ArgumentHelp(
      "The resources' publicNetworkAccess, which the logs do not tell; it matters in learning mode."
    ))
  var publicNetworkAccess = ReplaySettings.PublicAccess.unknown

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: denied>0, allowed-peers>=3. Repeatable.",
      discussion:
        "Figures: \(Simulation.figures.joined(separator: ", ")); events, peers or elements. A figure alone stands for more "
        + "than 0 of it. What --decisions dismisses or expects to break counts as expected and not as denied.",
      valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup(title: "What is decided already") var decisions: DecisionsOptions
  @OptionGroup(title: "Service tags") var tags: KnownTagsOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if rules.rules.isEmpty {
      throw ValidationError(
        "--rules FILE: name the rules to replay; `perimetry recommend --format json` writes some.")
    }
    _ = try FailConditions(failOn, figures: Simulation.figures)
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: Simulation.figures)
    let filter = filters.filter
    // A long file of rules is read while the flows are.
    let turn = Turn()
    let asked = Ahead { [store] in
      try Question(store: try store.open(.read), filter: filter, after: turn)
    }
    let (existing, omissions) = try rules.readWhole(output.verbosity)
    turn.give()
    let decided = try decisions.read(
      output.verbosity, consequence: "that it would be denied is not expected any more")
    let question = try asked.value()
    rules.note(existing, of: question, output.verbosity)
    filters.note(question.history, output.verbosity)
    var settings = ReplaySettings()
    settings.mode = mode
    settings.publicAccess = publicNetworkAccess
    settings.rulesAreComplete = complete
    let flows = try question.flows()
    let simulation = decided.mark(
      Replay(
        existing, history: question.history, settings: settings,
        serviceTags: try tags.read(output.verbosity)
      ).simulate(flows))
    LeftToTheSystem.keep(flows, simulation, existing)
    var scope = ReportScope(
      store: question.store.path, filter: filter, coverage: question.coverage)
    scope.isSelectionEmpty = flows.isEmpty
    let shown = output.format == .json || output.format == .csv ? simulation.changes.count : 10
    let references = simulation.changes.prefix(shown).flatMap {
      $0.references.prefix(output.format == .json ? 3 : 1)
    }
    try output.show(
      .simulation(
        simulation, files: rules.rules, holdsRules: !existing.holdsNoRule, omissions: omissions,
        decisions: decisions.decisions,
        evidence: try question.store.evidence(for: references), scope: scope))
    try conditions.check(
      unjudged: { figure in
        if flows.isEmpty { return "no record is of what was selected" }
        if !simulation.isAnythingKnown, figure != "idle-elements" {
          return "the records and these rules cannot tell"
        }
        return figure.hasPrefix("allowed")
          ? omissions.first.map { "not all rules could be read (\($0))" } : nil
      }, simulation.figure)
    if !failOn.isEmpty, simulation.figure("cannot-tell") > 0,
      !failOn.contains(where: { $0.hasPrefix("cannot-tell") })
    {
      output.verbosity.note(
        "--fail-on: of \(simulation.figure("cannot-tell")) events nobody can tell; a gate on them is --fail-on cannot-tell"
      )
    }
  }
}

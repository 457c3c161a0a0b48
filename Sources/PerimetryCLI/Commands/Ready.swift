import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

struct Ready: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Which resources can be switched to enforced mode, and whether enough was seen.",
    discussion: """
      Ready is a resource nothing of which would be denied, over as many days as are demanded, in a perimeter that logs \
      the categories that would show it. Where those never appeared nobody can tell: a diagnostic setting without them \
      looks exactly like a clean resource. Beside it, for each resource and profile: the cycles covered, the share of \
      traffic to expect from peers not seen yet, and what would have broken, had rules been made from the first two \
      thirds of the days.

        perimetry ready
        perimetry ready --rules current.json --decisions decisions.json --fail-on not-ready
        perimetry ready --resources associations.json --days 14 --cycle monthly --format csv
      """)

  @OptionGroup(title: "What is demanded") var demands: ReadyOptions
  @OptionGroup(title: "What is there already") var rules: RulesOptions
  @OptionGroup(title: "Service tags") var serviceTags: ServiceTagsOptions
  @OptionGroup(title: "What is decided already") var decisions: DecisionsOptions
  @OptionGroup(title: "What would be proposed") var recommend: RecommendOptions

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: not-ready, blocked>0, ready<3. Repeatable.",
      discussion: """
        Figures: \(Readiness.figures.joined(separator: ", ")). A figure alone stands for more than 0 of it. A board with \
        no resource at all holds every condition: nothing was judged.
        """, valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if filters.peer != nil || filters.operation != nil {
      throw ValidationError(
        "--peer and --operation: a resource is switched as a whole; ask `perimetry denied` about a part of its traffic."
      )
    }
    _ = try FailConditions(failOn, figures: Readiness.figures)
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: Readiness.figures)
    let (existing, inRules) = try rules.readResources(output.verbosity)
    let known = try inRules + demands.known()
    let decided = try decisions.read(output.verbosity)
    let use = try serviceTags.read(asOf: decisions.day, output.verbosity)
    let question = try Question(
      store: try store.open(.read), filter: filters.filter, existing: existing, decided: decided,
      serviceTags: use)
    rules.note(existing, of: question, output.verbosity)
    filters.note(question.history, output.verbosity)
    // What perimeters logged at all is found out while rules are recommended.
    let board = Ahead { [settings = demands.settings(filters.direction), filters] in
      ReadinessBoard(
        settings: settings, filter: filters.filter, history: question.history,
        gaps: question.coverage.gaps, hours: try question.store.hoursByPerimeter(),
        existing: existing, known: known)
    }
    var options = try recommend.options()
    options.serviceTags = use
    let assessments = try question.assessments()
    let recommendation = Recommender(options: options, existing: existing, decided: decided)
      .recommend(for: assessments, history: question.history)
    let readiness = try board.value().readiness(of: assessments, recommendation: recommendation)
    LeftToTheSystem.keep(assessments, recommendation, readiness)
    var scope = question.scope(of: assessments)
    scope.ruleFiles = rules.rules
    try output.show(.readiness(readiness, scope: scope))
    try conditions.check(
      unjudged: { _ in readiness.resources.isEmpty ? "no resource is on the board" : nil },
      readiness.figure)
  }
}

import ArgumentParser
import PerimetryModel
import PerimetryOutput

extension ReportForm: ExpressibleByArgument {}

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The whole report as one page to look at, for a ticket, or for machines.",
    discussion: """
      One self-contained HTML file that loads nothing: the verdict and what to do next, traffic over time, the readiness \
      board, who would be denied, elements against exposure, candidate rules with their evidence, what was left out, a \
      map of the coverage, and what changed. As Markdown for a ticket or pull request, as JSON complete for machines.

        perimetry report --output report.html
        perimetry report --format markdown > ticket.md
        perimetry report --output report.html --compare last-week.db
        perimetry report -o report.html --at 2026-03-08 --rules current.json

      The same store and options give the same bytes. With the options it was made with, --verify makes a report again \
      and says whether the file is what the store gives now; status 1 if not.

        perimetry report --verify report.html
      """)

  @OptionGroup(title: "Where it goes") var target: ReportTarget
  @OptionGroup(title: "What it is compared with") var comparison: ReportComparison
  @OptionGroup(title: "What is demanded") var demands: ReadyOptions
  @OptionGroup(title: "What is proposed") var recommend: RecommendOptions
  @OptionGroup(title: "What is there already") var rules: RulesOptions
  @OptionGroup(title: "Service tags") var serviceTags: ServiceTagsOptions
  @OptionGroup(title: "What is decided already") var decisions: DecisionsOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if filters.peer != nil || filters.operation != nil {
      throw ValidationError(
        "--peer and --operation: the report judges resources as a whole; ask `perimetry denied` about a part of their traffic."
      )
    }
    if comparison.at != nil && (filters.since != nil || filters.until != nil) {
      throw ValidationError(
        "--since and --until: --at compares all before it with the rest; leave one of them out.")
    }
    if let other = comparison.compare { try StoreOption.check(other) }
    if rules.rules.contains("-") {
      throw ValidationError("--rules -: a report is to be made again, so name a file.")
    }
  }

  func run() throws {
    if let file = target.verify {
      let claim = try ReportClaim(file: file)
      let differences = claim.differences(from: try document().rendered(as: claim.form))
      if differences.isEmpty {
        try Console.show("\(TerminalText(file)): is what the store gives now\n")
        return
      }
      try Console.show(
        differences.map { "\(TerminalText(file)): \(TerminalText($0))\n" }.joined())
      throw ExitStatus.conditionHolds
    }
    // What cannot be written is said before the work.
    let form = try target.form()
    try target.check()
    try target.write(try document().rendered(as: form), verbosity)
  }

  private func document() throws -> ReportDocument {
    let (existing, inRules) = try rules.readResources(verbosity)
    let decided = try decisions.read(verbosity)
    let use = try serviceTags.read(asOf: decisions.day, verbosity)
    let question = try Question(
      store: try store.open(.read), filter: filters.filter, existing: existing, decided: decided,
      serviceTags: use)
    rules.note(existing, of: question, verbosity)
    filters.note(question.history, verbosity)
    var options = try recommend.options()
    options.serviceTags = use
    var assembly = ReportAssembly(
      question: question, options: options, settings: demands.settings(filters.direction),
      known: try inRules + demands.known(), seal: seal)
    assembly.ruleFiles = rules.rules
    assembly.decisionsFile = decisions.decisions
    assembly.serviceTagsFile = serviceTags.serviceTags
    assembly.change = try comparison.change(
      question.store, filters.filter,
      under: DriftMoment.Surroundings(options: options, existing: existing, decided: decided),
      inputs: DriftInputs(
        rules: rules.rules, decisions: decisions.decisions, serviceTags: serviceTags.serviceTags))
    return try assembly.document { recommend.gateOptions.note($0, verbosity) }
  }
}

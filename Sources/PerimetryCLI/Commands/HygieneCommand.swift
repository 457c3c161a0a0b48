import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

struct HygieneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hygiene",
    abstract: "What could be tidied in the rules there are, held against all that was recorded.",
    discussion: """
      Elements that stand twice, that another covers, that never carried anything, that admit more than was seen of what \
      they carry, that fill a wider prefix between them; private ranges and whatever else lets nobody in; broad service \
      tags. For each profile and direction: how many of the 200 elements are taken and how many would be freed. Where the \
      rule that the logs name and the rule that matches differ, that is said. Linked perimeters are never called unused, nor \
      are service tags unless --service-tags tells whom they hold and all they could have carried is at services that heed tags.

      Beside the rules: calls within a perimeter that are logged as denied, public traffic where private is expected, resources \
      in two perimeters; and with --pair, whether the profiles of two resources admit the same.

        perimetry hygiene --rules current.json
        perimetry hygiene --rules current.json --fail-on duplicate --fail-on shadowed
        perimetry hygiene --rules current.json --pair sql-west=sql-north --fail-on pair-differs
      """)

  @OptionGroup(title: "The rules") var rules: RulesOptions

  @Option(
    name: .customLong("pair"),
    help: ArgumentHelp(
      "Two resources, or two profiles, whose rules ought to admit the same, such as a geo pair. Repeatable.",
      discussion:
        "The logs do not say which are pairs. Names or ids of resources; profile, perimeter/profile or ids of profiles.",
      valueName: "a=b"))
  var pairs: [Pair] = []

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: duplicate, unused>10. Repeatable.",
      discussion:
        "Figures: \(Hygiene.figures.joined(separator: ", ")). A figure alone stands for more than 0 of it.",
      valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup(title: "Service tags") var tags: KnownTagsOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if rules.rules.isEmpty {
      throw ValidationError(
        "--rules FILE: name the rules to look at; "
          + "`az network perimeter profile access-rule list -o json` writes them.")
    }
    if filters.peer != nil || filters.operation != nil {
      throw ValidationError(
        "--peer and --operation: rules are judged by all they carry; ask `perimetry explain` about a part of it."
      )
    }
    _ = try FailConditions(failOn, figures: Hygiene.figures)
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: Hygiene.figures)
    let (existing, resources) = try rules.readResources(output.verbosity)
    let use = try tags.read(output.verbosity)
    let question = try Question(store: try store.open(.read), filter: filters.filter)
    rules.note(existing, of: question, output.verbosity)
    filters.note(question.history, output.verbosity)
    let flows = try question.flows()
    let hygiene = Hygiene(
      of: existing, filter: question.filter, flows: flows, history: question.history,
      resources: resources, pairs: pairs.map { ($0.a, $0.b) }, serviceTags: use)
    var scope = ReportScope(
      store: question.store.path, filter: question.filter, coverage: question.coverage)
    scope.isSelectionEmpty = flows.isEmpty
    let references = hygiene.traffic.flatMap {
      $0.references.prefix(output.format == .json ? 3 : 1)
    }
    try output.show(
      .hygiene(
        hygiene, files: rules.rules, evidence: try question.store.evidence(for: references),
        scope: scope))
    try conditions.check(
      unjudged: { figure in
        if figure == "pair-differs", hygiene.figure("pair-cannot-tell") > 0 {
          return "a pair could not be compared"
        }
        if existing.isEmpty, !Hygiene.findingFigures.contains(figure) {
          return "no rule is in the files"
        }
        return flows.isEmpty && Hygiene.figuresOfTraffic.contains(figure)
          ? "no record is of what was selected" : nil
      }, hygiene.figure)
  }
}

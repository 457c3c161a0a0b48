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
      rule that the logs name and the rule that matches differ, that is said. Service tags and linked perimeters are never \
      called unused: who is in them is not known here.

        perimetry hygiene --rules current.json
        perimetry hygiene --rules current.json --fail-on duplicate --fail-on shadowed
      """)

  @OptionGroup(title: "The rules") var rules: RulesOptions

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: duplicate, unused>10. Repeatable.",
      discussion:
        "Figures: \(Hygiene.figures.joined(separator: ", ")). A figure alone stands for more than 0 of it.",
      valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if rules.rules.isEmpty {
      throw ValidationError(
        "--rules FILE: name the rules to look at; "
          + "`az network perimeter profile access-rule list -o json` writes them.")
    }
    _ = try FailConditions(failOn, figures: Hygiene.figures)
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: Hygiene.figures)
    let existing = try rules.read(output.verbosity)
    let question = try Question(store: try store.open(.read), filter: FlowFilter())
    rules.note(existing, of: question, output.verbosity)
    let hygiene = Hygiene(of: existing, history: question.history)
    try output.show(
      .hygiene(
        hygiene, files: rules.rules,
        scope: ReportScope(store: question.store.path, coverage: question.coverage)))
    try conditions.check(hygiene.figure)
  }
}

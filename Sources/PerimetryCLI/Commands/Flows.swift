import ArgumentParser
import PerimetryOutput

struct Flows: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who talks to what, and what enforcement would say of it.",
    discussion: """
      A flow merges the records of one peer, resource, category, matched rule, rules version and protocol in one \
      profile.

        perimetry flows --resource myaccount --peer 198.51.100.0/24
        perimetry flows --format csv > flows.csv
      """)

  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let question = try Question(store: try store.open(.read), filter: filters.filter)
    filters.note(question.history, output.verbosity)
    let assessments = try question.assessments()
    try output.show(.flows(assessments, scope: question.scope(of: assessments)))
  }
}

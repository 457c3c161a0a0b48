import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

extension Denials.Grouping: ExpressibleByArgument {}

struct Denied: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Which traffic learning mode let through that enforcement would deny.",
    discussion: """
      These are the records of the categories NspPublicInboundResourceRulesAllowed and \
      NspPublicOutboundResourceRulesAllowed, less what a newer version of the rules lets through already, and storage \
      over protocols that enforcement does not carry. Events are summed from the records' counts.

        perimetry denied --by resource
        perimetry denied --by day --since 2026-03-01 --profile defaultProfile --format csv
      """)

  @Option(help: "What to group by.")
  var by = Denials.Grouping.peer

  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let question = try Question(store: try store.open(.read), filter: filters.filter)
    filters.note(question.history, output.verbosity)
    let slice: Store.Slice =
      switch by {
      case .day: .day
      case .operation: .operation
      case .peer, .resource, .profile: .whole
      }
    let assessments = try question.assessments(by: slice)
    let denials = Denials(of: assessments, by: by)
    try output.show(.denied(denials, scope: question.scope(of: assessments)))
  }
}

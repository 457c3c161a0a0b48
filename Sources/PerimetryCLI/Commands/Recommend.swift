import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

struct Recommend: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Candidate access rules for the traffic that would be denied, with evidence.",
    discussion: """
      Inbound: the prefixes that leave out as few peers as the budget allows and, among those, open the fewest \
      addresses nobody was seen at (unobserved IPv4 addresses plus unobserved IPv6 /64s): the exact optimum, never over \
      an address that the profile only ever refused. Outbound: domain names. What is left out, and what no rule \
      cures, is part of the answer.

        perimetry recommend
        perimetry recommend --budget 50 --widest-ipv4 28 --format json > rules.json
        perimetry export terraform rules.json > rules.tf
        perimetry recommend --rules current-rules.json
      """)

  @OptionGroup(title: "What is proposed") var recommend: RecommendOptions
  @OptionGroup(title: "What is there already") var rules: RulesOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let existing = try rules.read(output.verbosity)
    let store = try store.open(.read)
    let question = try Question(store: store, filter: filters.filter, existing: existing)
    rules.note(existing, of: question, output.verbosity)
    let assessments = try question.assessments()
    let recommendation = Recommender(options: recommend.options, existing: existing)
      .recommend(for: assessments, history: question.history)
    try output.show(
      .recommendation(
        recommendation, ruleSet: recommendation.ruleSet,
        evidence: try store.evidence(for: recommendation.references(for: output.format)),
        scope: question.scope(of: assessments)))
  }
}

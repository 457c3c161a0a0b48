import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The whole story at once: what would be denied, and what to allow.",
    discussion: """
      Reads the logs into a temporary store, or into the one named by --store, and prints one page: the verdict, \
      what the archive can and cannot tell, what would be denied, which rules prevent it, and what to do next.

        perimetry analyze SampleLogs/learning-with-blockers
        perimetry analyze export/ --store perimetry.db --format json
      """)

  @OptionGroup var archive: ArchiveArguments
  @OptionGroup(title: "What is proposed") var recommend: RecommendOptions
  @OptionGroup(title: "What is there already") var rules: RulesOptions
  @OptionGroup(title: "Service tags") var serviceTags: ServiceTagsOptions
  @OptionGroup(title: "What is decided already") var decisions: DecisionsOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var wait: WaitOption
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Keep the records in this store; without it a temporary one is used.", valueName: "file"),
    completion: .file(extensions: ["db"]))
  var store: String?

  func validate() throws {
    if output.format == .csv {
      throw ValidationError(
        "the page is more than one table: use --format json, or `denied`, `recommend` or `coverage` "
          + "for CSV.")
    }
    if let store { try StoreOption.check(store) }
  }

  func run() throws {
    let existing = try rules.read(output.verbosity)
    let decided = try decisions.read(output.verbosity)
    let use = try serviceTags.read(asOf: decisions.day, output.verbosity)
    guard let store else {
      let temporary = try TemporaryStore()
      defer { temporary.remove() }
      try analyze(
        try Store(path: temporary.path, access: .write), named: "", existing, decided, use)
      return
    }
    try wait.hold(store, output.verbosity) {
      try analyze(try Store(path: store, access: .write), named: store, existing, decided, use)
    }
  }

  private func analyze(
    _ store: Store, named name: String, _ existing: ExistingRules, _ decided: DecisionIndex,
    _ use: ServiceTagUse?
  ) throws {
    var summary = try archive.ingest(
      into: store, isStoreKept: !name.isEmpty, output.verbosity)
    // The path of a temporary store says nothing, and would make every page another.
    summary.store = name
    let isEmpty = try store.isEmpty()
    do { try archive.checkStatus(summary, isStoreEmpty: isEmpty) } catch ExitStatus.nothingDone {
      throw ExitStatus.nothingDone
    } catch {
      // What could be read is still worth a page; the status follows it.
    }
    let question = try Question(
      store: store, filter: filters.filter, existing: existing, decided: decided,
      serviceTags: use)
    rules.note(existing, of: question, output.verbosity)
    filters.note(question.history, output.verbosity)
    let assessments = try question.assessments()
    recommend.gateOptions.note(assessments, output.verbosity)
    var options = try recommend.options()
    options.serviceTags = use
    let recommendation = decided.mark(
      Recommender(options: options, existing: existing, decided: decided)
        .recommend(for: assessments, history: question.history))
    var scope = question.scope(of: assessments)
    scope.store = name
    scope.ruleFiles = rules.rules
    scope.decisionsFile = decisions.decisions
    scope.serviceTagsFile = serviceTags.serviceTags
    try output.show(
      .analysis(
        summary: summary, coverage: question.coverage, denials: Denials(of: assessments, by: .peer),
        recommendation: recommendation, ruleSet: recommendation.ruleSet(beside: existing),
        evidence: try store.evidence(for: recommendation.references(for: output.format)),
        scope: scope))
    try store.close()
    try archive.checkStatus(summary, isStoreEmpty: isEmpty)
  }
}

import ArgumentParser
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds what resources have of their perimeter against what the perimeter says.",
    discussion: """
      A resource keeps a copy of its profile's rules and of the diagnostic settings, its networkSecurityPerimeterConfigurations. \
      For each: rules it lacks, has beyond or has otherwise; a version of the rules behind that of the profile, or behind the \
      newest in the logs; what the platform reports as provisioning issues; live log categories that are not enabled. What no \
      file says is listed as what cannot be told.

        az rest --method get --url "https://management.azure.com<resource id>/networkSecurityPerimeterConfigurations?api-version=…"
        perimetry reconcile configurations.json --rules current.json --profiles profiles.json
        perimetry reconcile configurations.json --store perimetry.db --fail-on version-behind --fail-on cannot-tell
      """)

  @Argument(
    help: "Configurations of resources: networkSecurityPerimeterConfigurations replies, or -.",
    completion: .file(extensions: ["json"]))
  var configurations: [String] = []

  @OptionGroup(title: "The perimeter's side") var rules: RulesOptions

  @Option(
    help: ArgumentHelp(
      "Versions of the profiles, as `az network perimeter profile list -o json` writes them. Repeatable.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var profiles: [String] = []

  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "A store, whose newest rules versions count as much as those of --profiles. No store is looked at unless told.",
      valueName: "file"), completion: .file(extensions: ["db"]))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: version-behind, findings>3. Repeatable.",
      discussion:
        "Figures: \(Reconciliation.figures.joined(separator: ", ")). A figure alone stands for more than 0 of it.",
      valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if configurations.isEmpty {
      throw ValidationError(
        "Name the resources' configurations; `perimetry reconcile --help` says how to get them.")
    }
    if (configurations + rules.rules + profiles).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once: name files for the others.")
    }
    if let store { try StoreOption.check(store) }
    _ = try FailConditions(failOn, figures: Reconciliation.figures)
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: Reconciliation.figures)
    var omissions: [String] = []
    let found = try configurations.flatMap { file in
      let reading = try RulesOptions.reading(of: file, output.verbosity)
      omissions += RulesOptions.omissions(of: reading, file).map(\.text)
      if reading.configurations.isEmpty {
        throw FileProblem(
          path: file,
          reason: "holds no configuration of a resource"
            + (reading.profiles.isEmpty
              ? "; `perimetry reconcile --help` says how to get them"
              : ", but rules of the perimeter: give them with --rules"))
      }
      return reading.configurations
    }
    let existing = try rules.readPerimeterSide(output.verbosity)
    let known = try profiles.flatMap { file in
      try KnownProfilesReader.read(try RulesOptions.data(of: file), named: file)
    }
    let history = try store.map { try Store(path: $0, access: .read).flows() } ?? []
    let reconciliation = Reconciliation(
      found, with: existing, profiles: known, history: history)
    try output.show(
      .reconciliation(
        reconciliation, files: configurations, ruleFiles: rules.rules,
        holdsRules: !existing.holdsNoRule,
        profileFiles: profiles, store: store))
    try conditions.check(
      unjudged: { _ in omissions.first.map { "not all configurations could be read (\($0))" } },
      reconciliation.figure)
  }
}

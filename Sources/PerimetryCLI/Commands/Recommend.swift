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
        perimetry recommend --accept 203.0.113.80 --what-if days=1
        perimetry export terraform rules.json > rules.tf
        perimetry recommend --rules current-rules.json
        perimetry recommend --service-tags ServiceTags_Public_20260302.json
      """)

  @OptionGroup(title: "What is proposed") var recommend: RecommendOptions
  @OptionGroup(title: "What is there already") var rules: RulesOptions
  @OptionGroup(title: "Service tags") var serviceTags: ServiceTagsOptions
  @OptionGroup(title: "What is decided already") var decisions: DecisionsOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var wait: WaitOption
  @OptionGroup var output: RecommendOutputOptions

  @Option(
    help: ArgumentHelp(
      "Also show what another threshold or limit would change: days=1, late-burst=off, budget=50. Repeatable.",
      discussion: "The names: \(WhatIf.names.joined(separator: ", ")).", valueName: "name=value"),
    transform: Recommend.whatIf)
  var whatIf: [WhatIf] = []

  @Option(
    help: ArgumentHelp(
      "Instead: check that the inbound prefixes of this file, written by --format json, are what the store asks for "
        + "and cannot be bettered. Status 1 if not.",
      discussion:
        "By another algorithm than the one that found them, under the options in the file.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var verify: String?

  @Flag(
    help:
      "Also show what other numbers of elements would do, what the gates measured, and where a record behind each element lies."
  )
  var details = false

  @Flag(
    help:
      "Instead: for every number of elements what is left out and opened at best, as a table and a chart."
  )
  var frontier = false

  @Flag(
    help: ArgumentHelp(
      "Copy the raw records that are cited into the store, so that `explain` can show them when their files are gone.",
      discussion:
        "At most 10,000 a run and 64 MiB in the store, compressed where zlib is built in. Writes to the store. Status 3 "
        + "if not all of them could be copied."
    ))
  var keepEvidence = false

  func validate() throws {
    if keepEvidence && (frontier || verify != nil) {
      throw ValidationError(
        "--keep-evidence: --frontier and --verify cite no records; leave one of them out.")
    }
    if frontier {
      let others = [
        (verify != nil, "--verify"), (!whatIf.isEmpty, "--what-if"), (details, "--details"),
      ]
      for (isGiven, other) in others where isGiven {
        throw ValidationError(
          "--frontier and \(other) exclude each other: the frontier is shown instead of a proposal; leave one of them out."
        )
      }
    }
    if output.format == .svg && !frontier {
      throw ValidationError("--format svg: only the --frontier is drawn.")
    }
  }

  func run() throws {
    let existing = try rules.read(output.verbosity)
    let decided = try decisions.read(output.verbosity)
    let use = try serviceTags.read(asOf: decisions.day, output.verbosity)
    let store = try store.open(.read)
    let question = try Question(
      store: store, filter: filters.filter, existing: existing, decided: decided,
      serviceTags: use)
    rules.note(existing, of: question, output.verbosity)
    filters.note(question.history, output.verbosity)
    if let verify {
      var verification = Verification(file: verify, question: question, existing: existing)
      let result = try verification.report()
      try output.show(result.report)
      if !result.holds {
        noteSurroundings()
        throw ExitStatus.conditionHolds
      }
      return
    }
    let assessments = try question.assessments()
    recommend.gateOptions.note(assessments, output.verbosity)
    var options = try recommend.options()
    options.serviceTags = use
    let recommendation = decided.mark(
      Recommender(options: options, existing: existing, decided: decided)
        .recommend(for: assessments, history: question.history))
    if frontier {
      let scope = question.scope(of: assessments)
      if output.format == .svg {
        try Console.write(FrontierChart(recommendation, scope: scope).text)
      } else {
        try output.show(.frontier(recommendation, scope: scope))
      }
      return
    }
    var alternative: Alternative?
    if !whatIf.isEmpty {
      let other = whatIf.reduce(into: options) { $1.apply(to: &$0) }
      alternative = Alternative(
        to: recommendation,
        other: Recommender(options: other, existing: existing, decided: decided).recommend(
          for: assessments, history: question.history),
        changes: whatIf)
    }
    var isAllKept = true
    if keepEvidence {
      let kept = try wait.hold(store.path, output.verbosity) {
        try EvidenceKeeping(path: store.path)
          .keep(recommendation.references(for: .json), readingFrom: store)
      }
      isAllKept = kept.isComplete
      if isAllKept {
        output.verbosity.note("\(store.path): \(kept.text)")
      } else {
        Console.error("\(store.path): \(kept.text)")
      }
    }
    try output.show(
      .recommendation(
        recommendation, ruleSet: recommendation.ruleSet(beside: existing),
        evidence: try store.evidence(for: recommendation.references(for: output.reportFormat)),
        scope: question.scope(of: assessments), alternative: alternative, isDetailed: details))
    if !isAllKept { throw ExitStatus.partlyDone }
  }
}

extension Recommend {
  /// What a file was made beside is part of what it says.
  private func noteSurroundings() {
    let lacking = [
      (rules.rules.isEmpty, "--rules"), (decisions.decisions == nil, "--decisions"),
    ].filter(\.0).map(\.1)
    if lacking.isEmpty { return }
    output.verbosity.note(
      "if the file was made with \(lacking.joined(separator: " or ")), verify it with the same")
  }

  /// - Throws: what may be tried instead.
  @Sendable private static func whatIf(_ text: String) throws -> WhatIf {
    if let whatIf = WhatIf(text) { return whatIf }
    throw ValidationError(WhatIf.remedy(for: text))
  }
}

import PerimetryModel

/// What to do after reading the analysis, as commands that work on its store.
struct NextSteps {
  private let page: AnalysisPage

  init(_ page: AnalysisPage) { self.page = page }

  var section: Section {
    var blocks: [Section.Block] = []
    if page.scope.store.isEmpty {
      blocks += [
        .paragraph("Keep the records in a store, so that the commands below have one:"),
        .commands([command("ingest PATH")]),
      ]
    }
    if page.recommendation.elements > 0 {
      blocks += [
        .paragraph("Look the rules over, edit them if need be, and turn them into a template:"),
        .commands([
          command("recommend\(filter)\(limits) --format json") + " > rules.json",
          "perimetry export arm rules.json > rules.arm.json",
          "perimetry export terraform rules.json > rules.tf",
        ]),
      ]
    }
    if let peer = page.recommendation.largestPeer {
      blocks += [
        .paragraph("See every blocker, and the records behind the largest:"),
        .commands([command("denied\(filter) --format csv")] + explain(peer)),
      ]
    } else {
      blocks += [
        .paragraph("See what the archive can tell and what it cannot:"),
        .commands([command("coverage")]),
      ]
    }
    blocks.append(.list(advice))
    return Section("What to do next", blocks)
  }

  private var advice: [Prose] {
    let blind = Silence(coverage: page.coverage, filter: page.scope.filter).blind
    var advice = blind.map { direction -> Prose in
      """
      Export the category \(direction.blockerCategory.rawValue) in the diagnostic setting, and \
      analyze again: until then nothing is known about \(direction.rawValue) blockers.
      """
    }
    if !page.recommendation.incurable.peers.isEmpty {
      advice.append("Cure what no rule cures before enforcing: these calls would fail.")
    }
    advice.append(
      """
      Logs show what happened while they were written: Microsoft advises watching one to two \
      weeks before enforcing.
      """
    )
    return advice
  }

  /// Nothing for a peer that would read as an option.
  private func explain(_ peer: Peer) -> [String] {
    peer.text.hasPrefix("-") ? [] : [command("explain \(ShellWord(peer.text))")]
  }

  private func command(_ words: String) -> String { page.scope.command(words) }

  /// The filter as options, so that the commands speak about the same traffic.
  private var filter: String {
    page.scope.filter.options.map { " --\($0.name) \(ShellWord($0.value))" }.joined()
  }

  /// The limits that are not the usual ones.
  private var limits: String {
    let options = page.recommendation.options
    let usual = Recommendation.Options()
    var words = ""
    if options.budget != usual.budget { words += " --budget \(options.budget)" }
    if options.widestIPv4 != usual.widestIPv4 { words += " --widest-ipv4 \(options.widestIPv4)" }
    if options.widestIPv6 != usual.widestIPv6 { words += " --widest-ipv6 \(options.widestIPv6)" }
    if let limit = options.maxExposure { words += " --max-exposure \(limit)" }
    if let limit = options.maxLeftOut { words += " --max-left-out \(limit)" }
    if options.weighing != .peers { words += " --weigh \(options.weighing.rawValue)" }
    if options.gates.areOff { words += " --gates off" }
    words += options.gates.accepted.map { " --accept \(ShellWord($0.text))" }.joined()
    if options.usesSubscriptions { words += " --subscriptions" }
    if options.usesWildcards { words += " --wildcards" }
    if let file = page.scope.serviceTagsFile, let use = options.serviceTags {
      words += " --service-tags \(ShellWord(file))"
      if use.isPreferred { words += " --prefer-service-tags" }
      if use.takesBroad { words += " --broad-service-tags" }
      words += use.furtherServices.sorted().map { " --service-tags-at \(ShellWord($0))" }.joined()
    }
    if let file = page.scope.decisionsFile { words += " --decisions \(ShellWord(file))" }
    words += page.scope.ruleFiles.map { " --rules \(ShellWord($0))" }.joined()
    return words
  }
}

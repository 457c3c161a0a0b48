import PerimetryModel

extension ReportPage {
  /// Parts whose frontier is drawn at most, and candidates that are shown with their evidence.
  private static let parts = 12
  private static let candidates = 400
  /// Peers of a candidate that are shown.
  private static let peers = 50

  var frontier: [HTML] {
    var shown = document.recommendation
    let all = shown.parts.filter { $0.frontier.count > 1 }
    if all.isEmpty { return [] }
    shown.parts = Array(all.prefix(ReportPage.parts))
    let tables = shown.parts.enumerated().map { index, part -> HTML in
      let table = FrontierTable(part, shown.options)
      return PageTable(
        table.table(isShort: false).dropping(["Linear", "Logarithmic"]), caption: part.title,
        id: "frontier-\(index + 1)"
      ).html
    }
    let cut: Prose? =
      all.count > shown.parts.count
      ? """
      The first \(shown.parts.count) of \(all.count) profiles and directions are drawn; \
      \(code: document.recommend("--frontier --format csv")) has all.
      """ : nil
    return [
      "<p>For every number of rule elements, what is left out and what is opened at best. \(Report.exposureUnit)</p>",
      """
      <div class="chart" role="group" tabindex="0" aria-label="Chart of the frontier, scrolls sideways">
      \(HTML(made: FrontierChart(shown, scope: document.scope).text))
      </div>
      """,
      cut.map { "<p class=\"cut\">\($0)</p>" } ?? "", .details("The chart as tables", tables),
    ]
  }

  var rules: [HTML] {
    let recommendation = document.recommendation
    if recommendation.elements == 0 {
      if recommendation.parts.isEmpty { return [] }
      return [.list(recommendation.parts.map { "\($0.title): " + $0.whyNothing })]
    }
    let exposure = recommendation.exposure.prose
    var parts: [HTML] = [
      "<p>\(recommendation.headline(document.scope)) Together they open \(exposure). Open a rule to see whom it lets through "
        + "and where a record of each lies.</p>",
      .facts([
        ("Options", recommendation.options.prose), ("Gates", recommendation.options.gates.prose),
      ]),
    ]
    var room = ReportPage.candidates
    for (number, part) in recommendation.parts.enumerated()
    where !part.candidates.isEmpty && room > 0 {
      let ranked = part.ranked(recommendation.options.gates)
      parts.append("<h3>\(part.title)</h3>")
      parts += ranked.prefix(room).enumerated().map { index, candidate in
        details(candidate, id: "rule-\(number + 1)-\(index + 1)")
      }
      room -= min(room, ranked.count)
      if !part.isProven { parts.append("<p>\(Recommendation.Part.unproven)</p>") }
    }
    if recommendation.elements > ReportPage.candidates {
      let cut: Prose = """
        The first \(ReportPage.candidates) of \(recommendation.elements) elements; \
        \(code: document.recommend("--format csv")) has all.
        """
      parts.append("<p class=\"cut\">\(cut)</p>")
    }
    let notes = Set(recommendation.parts.flatMap(\.candidates).flatMap(\.notes)).sorted()
    if !notes.isEmpty {
      parts += ["<h3>What the notes mean</h3>", .list(notes.map { "\($0.rawValue): " + $0.words })]
    }
    return parts
  }

  private func details(_ candidate: Candidate, id: String) -> HTML {
    let opened: Prose = candidate.opensAddresses ? ", exposure \(candidate.exposure.total)" : ""
    let notes = candidate.notes.sorted().map(\.rawValue)
    let note: Prose = notes.isEmpty ? "" : "; " + Shown.list(notes)
    let effect: Prose =
      "\(candidate.tally.events, "event") of \(candidate.peers.count, "peer") on \(candidate.tally.days.count, "day")"
      + opened + note
    let summary: HTML =
      "<span class=\"element\">\(candidate.element.text)</span> <span class=\"effect\">\(effect)</span>"
    let gates = candidate.gateSummaries(document.recommendation.options.gates).filter {
      $0.tripped > 0
    }
    .map { $0.prose(of: candidate.peers.count) }
    var body: [HTML] = [
      .facts([
        ("Kind", Prose(candidate.element.kind.rawValue)),
        ("Reaches", Shown.first(candidate.resources.map(\.name), by: ", ")),
      ])
    ]
    if !gates.isEmpty {
      body.append(.list([Prose("Gates tripped: ") + Prose.joined(gates, by: "; ")]))
    }
    body.append(
      PageTable(evidence(candidate), caption: "Whom \(candidate.element.text) lets through", id: id)
        .html)
    if let peer = candidate.peers.max(by: { $0.tally.events < $1.tally.events })?.peer,
      !peer.text.hasPrefix("-")
    {
      body.append(.commands([document.scope.command("explain \(ShellWord(peer.text))")]))
    }
    return .details(summary, body, kind: "rule")
  }

  private func evidence(_ candidate: Candidate) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("Peer", .key), .init("Events", .number), .init("Days", .number),
        .init("First seen", .label), .init("Last seen", .label), .init("Let through today by"),
        .init("A record"),
      ],
      rows: candidate.peers.prefix(ReportPage.peers).map { peer in
        [
          Shown.peer(peer.peer), "\(peer.tally.events)", "\(peer.tally.days.count)",
          Shown.time(peer.tally.firstSeen), Shown.time(peer.tally.lastSeen),
          Shown.list(peer.matchedRules),
          peer.reference.flatMap { document.evidence[$0] }?.prose ?? "-",
        ]
      }, total: candidate.peers.count
    ).wholly(by: document.recommend("--format csv"))
  }

  var leftOut: [HTML] {
    let recommendation = document.recommendation
    let command = document.recommend("--format csv")
    var parts: [HTML] = []
    if !recommendation.incurable.peers.isEmpty {
      parts += [
        "<h3>No rule cures</h3>", .list(tables.incurable),
        PageTable(
          tables.incurablePeers.wholly(by: command), caption: "Peers that no rule cures",
          id: "incurable"
        ).html,
      ]
    }
    let reasons = document.whyNot
    if !reasons.isEmpty {
      parts += [
        "<h3>Not proposed</h3>", .list(reasons),
        PageTable(
          tables.refusals.wholly(by: command), caption: "Peers without a rule", id: "refused"
        ).html,
      ]
    }
    if let decided = tables.decided {
      parts += [
        "<h3>By decision</h3>",
        HTML(decided, caption: "Peers that a decision keeps from a rule", id: "decided"),
      ]
    }
    return parts.isEmpty && recommendation.elements > 0
      ? ["<p>Nothing: what would be denied is let through by the rules above.</p>"] : parts
  }
}

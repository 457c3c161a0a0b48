import PerimetryModel

extension Report {
  /// What changed between two moments, or two sets of rules.
  /// - Parameters:
  ///   - holdsTraffic: false where two files of rules were compared.
  ///   - inputs: what both sides were judged under.
  ///   - evidence: of the first records, as far as it was looked up; each side's from its own store.
  public static func drift(
    _ drift: Drift, before: DriftSide, after: DriftSide, holdsTraffic: Bool = true,
    evidence: (before: [RecordReference: Evidence], after: [RecordReference: Evidence]) = (
      [:], [:]
    ),
    filter: FlowFilter = FlowFilter(), inputs: DriftInputs = DriftInputs(),
    unread: RulesUnread = RulesUnread()
  ) -> Report {
    let lost = before.tally == nil || after.tally == nil ? [] : after.lost(from: before)
    return Report(
      title: "Drift", table: drift.table(evidence.before, evidence.after),
      payload: Payload(report: "drift") {
        drift.json(evidence.before, evidence.after).merging(inputs.json).merging([
          "before": before.json, "after": after.json, "holds_traffic": .bool(holdsTraffic),
          "filter": filter.json, "not_read": unread.json, "no_longer_shown": JSONValue(lost),
        ])
      }
    ) {
      var facts: [(label: String, value: Prose)] = [
        ("Before", before.prose(holdsTraffic)), ("After", after.prose(holdsTraffic)),
      ]
      if !filter.isEmpty {
        facts.append(("Only", Prose(filter.conditions.joined(separator: ", "))))
      }
      if let prose = inputs.prose { facts.append(("Under", prose)) }
      facts += drift.facts(holdsTraffic)
      let headline =
        holdsTraffic && before.tally == nil && after.tally == nil
        ? Prose("Cannot tell: neither side recorded anything of what was selected.", tone: .unclear)
        : (unread.isEmpty ? "" : "As far as both were read: ")
          + drift.headline(
            holdsTraffic, isBlind: !lost.isEmpty || holdsTraffic && after.tally == nil)
      var opening: [Section.Block] = [.paragraph(headline)]
      opening += unread.paragraphs(before: "Before", after: "After").map(Section.Block.paragraph)
      opening.append(.facts(facts))
      if !lost.isEmpty {
        opening.append(
          .paragraph(
            Prose("Nobody whom no rule lets through was recorded after", tone: .unclear)
              + ", and somebody was before: "
              + Shown.first(lost, by: ", ")
              + ". All are cured or gone, or the categories that show them are no longer exported, "
              + "which looks the same: see the diagnostic setting before what is gone here is taken for good."
          ))
      }
      if holdsTraffic, (before.tally == nil) != (after.tally == nil) {
        opening.append(
          .paragraph(
            "One side recorded nothing, which looks the same as an export that is missing: what is new or gone here "
              + "may be neither."))
      }
      return [Section("", opening)]
        + drift.blockerSection("New blockers", drift.newBlockers, other: "not blocked before")
        + drift.blockerSection("Blockers gone", drift.goneBlockers, other: "still calls")
        + drift.blockerSection(
          "Newly refused by the perimeter",
          drift.newRefusals.filter(\.isSeenOtherwise)
            + drift.newRefusals.filter { !$0.isSeenOtherwise }, other: "let through before")
        + drift.blockerSection(
          "Refused by the perimeter before", drift.goneRefusals.filter(\.isSeenOtherwise),
          other: "let through now")
        + drift.peerSection("New peers", drift.newPeers, refusals: drift.newRefusals)
        + drift.peerSection("Peers gone", drift.gonePeers, refusals: drift.goneRefusals)
        + drift.ruleSection
    }
  }
}

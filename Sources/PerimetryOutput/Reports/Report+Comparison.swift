import PerimetryModel

extension Report {
  /// What each of two sets of rules admits that the other does not.
  /// - Parameters:
  ///   - a: the file of one set, as it was named; `b` that of the other.
  ///   - isApplied: whether B stands for A with B deployed over it.
  ///   - empty: the sides that hold no rule: `A`, `B`.
  ///   - unread: what of both was not taken.
  public static func comparison(
    _ comparison: RuleComparison, a: String, b: String, isApplied: Bool = false,
    empty: [String] = [], unread: RulesUnread = RulesUnread()
  ) -> Report {
    Report(
      title: "Comparison of rules", table: comparison.table,
      payload: Payload(report: "comparison") {
        comparison.json.merging([
          "a": .string(a), "b": .string(b), "applied": .bool(isApplied),
          "not_read": unread.json,
        ])
      }
    ) {
      var opening: [Section.Block] = [
        .paragraph(
          (unread.isEmpty ? "" : "As far as both were read: ")
            + comparison.headline(empty: empty)),
        .facts([
          ("A", Prose(a)), ("B", isApplied ? Prose(b) + ", deployed over A" : Prose(b)),
          (
            "Exposed",
            comparison.exposed.plainProse + " that only B admits"
              + comparison.uncountedProse(comparison.uncountedInB)
          ),
          (
            "Closed",
            comparison.closed.plainProse + " that only A admits"
              + comparison.uncountedProse(comparison.uncountedInA)
          ),
        ]),
      ]
      opening.insert(contentsOf: unread.paragraphs().map(Section.Block.paragraph), at: 1)
      for (side, missing) in [("A", comparison.missingInA), ("B", comparison.missingInB)]
      where !missing.isEmpty {
        opening.append(
          .paragraph(
            Prose(side) + " does not speak of "
              + Prose.joined(missing.prefix(Shown.examples).map(Shown.profile), by: ", ")
              + (missing.count > Shown.examples ? ", \(missing.count - Shown.examples) more" : "")
              + ": taken as if it admitted nobody there."))
      }
      if !comparison.parts.isEmpty { opening.append(.table(comparison.display)) }
      return [Section("", opening)] + comparison.sections
    }
  }
}

import PerimetryModel

extension Report {
  /// For every number of elements what is left out and what is opened at best, per profile and direction; the point
  /// that is proposed is marked.
  public static func frontier(_ recommendation: Recommendation, scope: ReportScope) -> Report {
    let table = DataTable(
      columns: [
        "perimeter", "profile", "direction", "elements", "left_out", "weigh", "exposure",
        "ipv6_addresses", "proposed",
      ]
    ) {
      recommendation.parts.flatMap { part in
        part.frontier.map { point in
          [
            .text(part.profile.perimeter.text), .text(part.profile.name),
            .text(part.direction.rawValue), Cell(point.elements), Cell(point.leftOut),
            .text(recommendation.options.weighing.rawValue), .text(String(point.exposure)),
            .text(String(point.ipv6Addresses)),
            .text(point.elements == part.chosen ? "yes" : "no"),
          ]
        }
      }
    }
    let payload = Payload(report: "frontier") {
      [
        "scope": scope.json, "options": recommendation.options.json,
        "parts": .list(recommendation.parts) { part in
          part.profile.json.merging([
            "direction": .string(part.direction.rawValue),
            "frontier": .list(part.frontier) { $0.json }, "proven": .bool(part.isProven),
            "chosen": part.chosen.map { JSONValue($0) } ?? .null,
            "elements_needed": JSONValue(part.elementsNeeded),
            "left_out": .list(part.leftOut) { JSONValue.string($0.peer.text) },
          ])
        },
      ]
    }
    return Report(title: "Frontier", table: table, payload: payload) {
      var opening: [Section.Block] = [
        .facts([("Options", recommendation.options.prose)]), scope.facts,
        .paragraph(exposureUnit),
      ]
      if recommendation.parts.isEmpty {
        opening.insert(.paragraph(recommendation.headline(scope)), at: 0)
      }
      return [Section("", opening)]
        + recommendation.parts.map { part in
          let table = FrontierTable(part, recommendation.options)
          var blocks: [Section.Block] = [.table(table.table(isShort: false))]
          if let remainder = table.remainder(isShort: false) {
            blocks.append(.paragraph(remainder))
          }
          let outliers = part.leftOut.prefix(Shown.examples).map { Shown.peer($0.peer) }
          if !outliers.isEmpty {
            let more: Prose =
              part.leftOut.count > outliers.count
              ? ", \(part.leftOut.count - outliers.count) more" : ""
            blocks.append(
              .paragraph(
                "Left out at the point proposed: " + Prose.joined(outliers, by: ", ") + more + "."))
          }
          if !part.isProven { blocks.append(.paragraph(Recommendation.Part.unproven)) }
          if part.chosen == nil {
            blocks.append(.paragraph("No point keeps to the limits, so nothing is proposed."))
          }
          return Section(part.title, blocks)
        }
    }
  }
}

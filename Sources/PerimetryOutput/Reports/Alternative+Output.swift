import PerimetryModel

extension Alternative {
  /// `days=1, budget=50`.
  private var name: String { changes.map(\.text).joined(separator: ", ") }

  var section: Section {
    if parts.isEmpty {
      return Section("What if \(name)", [.paragraph("Nothing would change.")])
    }
    let rows = parts.flatMap { part in
      part.appearing.map { (part, $0, true) } + part.vanishing.map { (part, $0, false) }
    }
    let lines = parts.map { part -> Prose in
      """
      \(Shown.profileName(part.profile)), \(part.direction.rawValue): \(part.elements.before) to \
      \(part.elements.after, "element"), exposure \(part.exposure.before) to \(part.exposure.after), \
      \(part.appearing.count, "peer") more and \(part.vanishing.count) fewer
      """
    }
    return Section("What if \(name)", [.list(lines)] + (rows.isEmpty ? [] : [.table(table(rows))]))
  }

  private func table(_ rows: [(part: Part, place: Placement, appears: Bool)]) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("Profile"), .init("Would", .label), .init("Peer", .key),
        .init("Events", .number), .init("Days", .number, expendable: 1), .init("Element"),
      ],
      rows: rows.prefix(Shown.rows).map { part, place, appears in
        [
          Shown.profile(part.profile),
          Prose(appears ? "appear" : "vanish", tone: appears ? .allowed : .denied),
          Shown.peer(place.summary.peer), "\(place.summary.tally.events)",
          "\(place.summary.tally.days.count)", Prose(place.element.text),
        ]
      }, total: rows.count
    ).dropping(Set(rows.map(\.part.profile)).count == 1 ? ["Profile"] : [])
  }

  var json: JSONValue {
    [
      "changes": JSONValue(changes.map(\.text)),
      "parts": .list(parts) { part in
        part.profile.json.merging([
          "direction": .string(part.direction.rawValue),
          "appearing": .list(part.appearing) { $0.json },
          "vanishing": .list(part.vanishing) { $0.json },
          "elements_before": JSONValue(part.elements.before),
          "elements_after": JSONValue(part.elements.after),
          "exposure_before": .string(String(part.exposure.before)),
          "exposure_after": .string(String(part.exposure.after)),
        ])
      },
    ]
  }
}

extension Alternative.Placement {
  fileprivate var json: JSONValue {
    summary.tally.json.merging([
      "peer": .string(summary.peer.text), "peer_kind": .string(summary.peer.kind.rawValue),
      "element": .string(element.text),
    ])
  }
}

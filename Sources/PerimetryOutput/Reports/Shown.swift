import PerimetryModel

/// How values look in display tables: short, with the full value in CSV and JSON.
enum Shown {
  /// Rows of a display table before it refers to CSV and JSON.
  static let rows = 50

  /// Lines of a list of examples.
  static let examples = 10

  /// The last segment of an id.
  static func resource(_ id: ResourceID) -> Prose {
    id.text.isEmpty ? "(none)" : Prose(id.name)
  }

  /// The names of perimeter and profile.
  static func profileName(_ key: ProfileKey) -> String {
    let name = key.name.isEmpty ? "(none)" : key.name
    return key.perimeter.text.isEmpty ? name : "\(key.perimeter.name)/\(name)"
  }

  static func profile(_ key: ProfileKey) -> Prose { Prose(profileName(key)) }

  /// To the second; JSON and CSV have the rest.
  static func time(_ time: Timestamp) -> Prose {
    let second = time.ticks / Timestamp.ticksPerSecond
    return Prose(Timestamp(ticks: second * Timestamp.ticksPerSecond).description)
  }

  static func peer(_ peer: Peer) -> Prose {
    if case .resource(let id) = peer { return resource(id) }
    return Prose(peer.text)
  }

  /// For a heading.
  static func peerText(_ peer: Peer) -> String {
    if case .resource(let id) = peer { return id.name }
    return peer.text
  }

  static func resources(_ ids: [ResourceID]) -> Prose {
    ids.count == 1 ? resource(ids[0]) : "\(ids.count, "resource")"
  }

  /// The first of some texts, and how many more there are.
  static func first(_ texts: [String], by separator: String) -> Prose {
    let rest = texts.count - examples
    return Prose(texts.prefix(examples).joined(separator: separator))
      + (rest > 0 ? "\(separator)\(rest) more" : "")
  }

  static func list(_ texts: [String]) -> Prose {
    Prose(texts.isEmpty ? "-" : texts.joined(separator: ", "))
  }

  static func verdict(_ verdict: Verdict) -> Prose { Prose(verdict.words, tone: verdict.tone) }
}

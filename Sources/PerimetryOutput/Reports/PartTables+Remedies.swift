import PerimetryModel

extension PartTables {
  private struct Group: Hashable {
    let kind: RuleElement.Kind
    let remedy: Remedy
  }

  /// Ways other than the rules proposed that are worth checking, a line for peers of which the same holds; those of most
  /// peers first. JSON and CSV have every way of every peer.
  var alternatives: [Section.Block] {
    var peers: [Group: [Peer]] = [:]
    for part in parts {
      for candidate in part.candidates {
        for summary in candidate.peers {
          let remedies = summary.remedies(part, options.serviceTags)
          guard let remedy = remedies.alternative(to: candidate.element.kind),
            // The candidate's own note says so.
            remedy.kind != .subscription || !candidate.notes.contains(.subscriptionPossible),
            // What cannot be is nothing to check, but for a tag that somebody keeps from being one.
            remedy.possibility != .no || remedy.reason == .tagHoldsRefused
          else { continue }
          peers[Group(kind: candidate.element.kind, remedy: remedy), default: []]
            .append(summary.peer)
        }
      }
    }
    if peers.isEmpty { return [] }
    let lines = peers.sorted {
      ($1.value.count, $0.value[0]) < ($0.value.count, $1.value[0])
    }.map(PartTables.line)
    let more = lines.count > limit ? " (the first \(limit) of \(lines.count))" : ""
    return [
      .paragraph("What else to check before signing\(more):"), .list(Array(lines.prefix(limit))),
    ]
  }

  private static func line(_ group: Group, _ peers: [Peer]) -> Prose {
    let remedy = group.remedy
    let named = Prose.joined(peers.prefix(3).map(Shown.peer), by: ", ")
    let more: Prose = peers.count > 3 ? " and \(peers.count - 3) more" : ""
    let subjects = remedy.subjects.prefix(2).map { text in
      let id = ResourceID(text)
      return id.isWellFormed ? id.name : text
    }
    let others = remedy.subjects.count > 2 ? ", …" : ""
    let word: Prose =
      switch remedy.possibility {
      case .yes: "instead of \(group.kind.rawValue) could be "
      case .unknown: "perhaps "
      case .no: "not "
      }
    return named + more + ": " + word + Prose(remedy.kind.rawValue, tone: .unclear)
      + Prose(subjects.isEmpty ? "" : " " + subjects.joined(separator: ", ") + others) + ": "
      + Prose(remedy.reason.words)
  }
}

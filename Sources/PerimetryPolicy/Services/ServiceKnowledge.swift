import PerimetryModel

/// What is known of names beyond what the records say (domain.md §4.2).
enum ServiceKnowledge {
  static func annotate(_ part: inout Recommendation.Part) {
    for index in part.candidates.indices {
      part.candidates[index].notes.formUnion(notes(on: part.candidates[index]))
    }
  }

  private static func notes(on candidate: Candidate) -> Set<Candidate.Note> {
    var notes: Set<Candidate.Note> = []
    switch candidate.element {
    case .domain(let name) where name.isVolatile: notes.insert(.volatileName)
    case .subdomains: notes.insert(.wildcard)
    case .domain, .everyDomain, .prefix, .serviceTag, .subscription: break
    }
    return notes
  }
}

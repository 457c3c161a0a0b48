import PerimetryModel

extension TrafficFinding.Kind {
  var heading: String {
    switch self {
    case .denyAllArtefact: "Logged as denied, within one perimeter"
    case .publicBesidePrivate: "Public where private is expected"
    case .twoPerimeters: "One resource in two perimeters"
    }
  }

  var othersTitle: String {
    switch self {
    case .denyAllArtefact: "Member"
    case .publicBesidePrivate: "Privately come"
    case .twoPerimeters: "Also in"
    }
  }

  var meaning: String {
    switch self {
    case .denyAllArtefact:
      "These calls go to members of the same perimeter and are logged under DenyAll: a known artefact, for such calls succeed."
    case .publicBesidePrivate:
      "These were let in over public addresses where the same caller, its like or everybody else comes by a private endpoint."
    case .twoPerimeters: "These resources logged in more than one perimeter; a row for each."
    }
  }

  /// What to do about it, in a sentence.
  var remedy: String {
    switch self {
    case .denyAllArtefact:
      "See at the destination whether it let the call in, and write no rule for it."
    case .publicBesidePrivate:
      "See whether the client resolves the private name or goes through a proxy, before a rule is written for its public address."
    case .twoPerimeters:
      "Look up the association: rules and logs of the other perimeter say nothing of it any more, or the export mixes environments."
    }
  }
}

extension TrafficFinding.Reason {
  var words: String {
    switch self {
    case .destinationAllowed: "the destination logged the caller as a member"
    case .destinationIsMember: "the destination logs in the same perimeter"
    case .sameCaller: "the same caller"
    case .sameSubscription: "others of its subscription"
    case .restIsPrivate: "everybody else"
    case .atOnce: "at the same time"
    case .inTurn: "one after the other"
    }
  }
}

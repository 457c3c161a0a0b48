/// What the generator knows enforcement would make of an event.
enum Fate: String, CaseIterable {
  case wouldBeDenied = "would_be_denied"
  case cured
  case alreadyDenied = "already_denied"
  case allowedByRule = "allowed_by_rule"
  case unaffected
  case undecided
  case unknown
}

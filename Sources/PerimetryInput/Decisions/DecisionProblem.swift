import PerimetryModel

/// What is peculiar to files of decisions.
public enum DecisionProblem: Hashable, Sendable {
  case notJSON(String)
  case notDecisions
  case unknownKey(String)
  case badKind(String)
  case badPeer(String, PeerPattern.Mistake)
  case badDay(String)
  case empty(String)
  case expiryIsMissing
  /// The peer as written, and where the same peers stand above.
  case repeated(String, place: String)
}

extension DecisionProblem: CustomStringConvertible {
  /// What an entry may say.
  static let keys = [
    "author", "decision", "direction", "expires", "peer", "perimeter", "profile", "reason",
  ]

  public var description: String {
    switch self {
    case .notJSON(let detail): "not JSON: \(detail); make a file with `perimetry decide`"
    case .notDecisions:
      "no file of decisions: `format` is to be \"\(DecisionsReader.format)\" and `formatVersion` "
        + "\(DecisionsReader.formatVersion); make one with `perimetry decide`"
    case .unknownKey(let key):
      "\(key.debugDescription) is nothing a decision has: remove it, or correct it to "
        + DecisionProblem.keys.joined(separator: ", ")
    case .badKind(let text):
      "\(text.debugDescription) is no decision: write "
        + Decision.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
    case .badPeer(let text, let mistake): "\(text.debugDescription): \(mistake)"
    case .badDay(let text):
      "\(text.debugDescription) is no day: write one such as \"2026-12-31\""
    case .empty(let key): "`\(key)` is empty: say it"
    case .expiryIsMissing:
      "a dismissal holds for a time: add `expires`, the last day on which it does"
    case .repeated(let peer, let place):
      "\(peer.debugDescription) is the same peer, in the same perimeter, profile and direction, as in "
        + "\(place): keep one of them"
    }
  }
}

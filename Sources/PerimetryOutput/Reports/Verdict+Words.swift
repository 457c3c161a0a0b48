import PerimetryModel

extension Verdict {
  var words: String { rawValue.replacing("-", with: " ") }

  var tone: Prose.Tone? {
    switch self {
    case .wouldBeDenied: .denied
    case .allowedByRule, .unaffected: .allowed
    case .undecided, .unknown: .unclear
    case .alreadyDenied: nil
    }
  }
}

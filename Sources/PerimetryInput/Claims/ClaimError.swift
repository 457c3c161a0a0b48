/// Why a document cannot be checked.
public enum ClaimError: Error, Equatable, CustomStringConvertible {
  case notARuleSet
  /// A value is missing, or is not what belongs there.
  case unusable(path: String)

  public var description: String {
    switch self {
    case .notARuleSet: "no JSON document of `perimetry recommend --format json`"
    case .unusable(let path):
      "\(path) is missing or not what belongs there; write the file anew with this version"
    }
  }
}

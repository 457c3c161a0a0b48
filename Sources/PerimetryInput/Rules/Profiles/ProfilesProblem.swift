/// What is wrong in a list of profiles.
public enum ProfilesProblem: Hashable, Sendable {
  case notJSON(String)
  /// An item that names no profile of a perimeter, as it looks.
  case notAProfile(String)
  /// A list of nothing.
  case empty
}

extension ProfilesProblem: CustomStringConvertible {
  private static let remedy = "write the file with `az network perimeter profile list -o json`"

  public var description: String {
    switch self {
    case .notJSON(let detail): "not JSON: \(detail); \(ProfilesProblem.remedy)"
    case .notAProfile(let text):
      "\(text) names no profile of a perimeter: \(ProfilesProblem.remedy)"
    case .empty: "no profile is in it: \(ProfilesProblem.remedy)"
    }
  }
}

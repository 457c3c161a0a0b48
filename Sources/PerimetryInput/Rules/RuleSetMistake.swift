import PerimetryModel

/// What is wrong in a rule set document, or cannot be taken as it stands in an export of existing rules.
public struct RuleSetMistake: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case notJSON(String)
    /// JSON, but of another kind; what it calls itself.
    case notARuleSet(String?)
    case unsupportedVersion(String)
    case wrongType(wanted: String)
    case missing(String)
    case unknownKey(String)
    case repeatedProfile
    case badName(String)
    case repeatedName(String)
    case badDirection(String)
    case noElements
    case severalKinds([String])
    case wrongDirection(list: String, direction: Direction)
    case hostBits(String, canonical: String)
    case badPrefix(String)
    case badSubscription(String)
    case badServiceTag(String)
    case wildcard(String)
    case domainNotCanonical(String, canonical: String)
    case badDomain(String)
    case overLimit(Int, Direction)
    case export(ExportProblem)
    case decision(DecisionProblem)
    case serviceTags(ServiceTagsProblem)
    case resources(ResourcesProblem)
    case profiles(ProfilesProblem)
  }

  /// Where in the document: `$.profiles[0].rules[2].addressPrefixes[1]`.
  public var path: String
  public var kind: Kind
}

extension RuleSetMistake.Kind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notJSON(let detail):
      "not JSON: \(detail); write it with `perimetry recommend --format json`"
    case .notARuleSet(let name):
      "not a rule set\(name.map { " but \($0.debugDescription)" } ?? ""): `format` is to be "
        + "\"\(RuleSetReader.format)\"; write one with `perimetry recommend --format json`"
    case .unsupportedVersion(let version):
      "version \(version) of the format, this perimetry reads \(RuleSetReader.formatVersion): "
        + "write the file again with `perimetry recommend --format json`, or update perimetry"
    case .wrongType(let wanted): "wants \(wanted)"
    case .missing(let key): "`\(key)` is missing: add it"
    case .unknownKey(let key):
      "\(key.debugDescription) is nothing a rule has: remove it, or correct it to name, direction, "
        + RuleSetDocumentReader.lists.map(\.key).joined(separator: ", ")
    case .repeatedProfile: "the same profile stands above: put all rules of a profile in one place"
    case .badName(let name):
      "\(name.debugDescription) is no name of a rule: 1 to 80 letters, digits, `_`, `.`, `-`; "
        + "a letter or digit first, no `.` or `-` last"
    case .repeatedName(let name):
      """
      the profile has a rule named \(name.debugDescription) already, and case does not count: \
      rename one
      """
    case .badDirection(let text):
      "\(text.debugDescription) is no direction: write \"Inbound\" or \"Outbound\""
    case .noElements: "the rule holds no element: give it one, or remove the rule"
    case .severalKinds(let lists):
      """
      the rule holds \(lists.joined(separator: " and ")): make a rule of each, under names of \
      their own
      """
    case .wrongDirection(let list, let direction):
      direction == .inbound
        ? """
        an inbound rule cannot hold `\(list)`: set `direction` to "Outbound", or allow sources \
        instead
        """
        : "an outbound rule cannot hold `\(list)`: set `direction` to \"Inbound\", or allow "
          + "`fullyQualifiedDomainNames` instead"
    case .hostBits(let text, let canonical):
      "\(text.debugDescription) has bits set beyond its length: the network is \"\(canonical)\""
    case .badPrefix(let text):
      """
      \(text.debugDescription) is no prefix: write an address and a length, such as \
      "198.51.100.0/24"
      """
    case .badSubscription(let text):
      "\(text.debugDescription) is no subscription: write {\"id\": \"/subscriptions/<guid>\"}"
    case .badServiceTag(let text):
      "\(text.debugDescription) is no service tag: letters, digits, `.`, `_`, `-`"
    case .wildcard(let text):
      "\(text.debugDescription): a wildcard stands alone or for the first labels, as in \"*.example.com\""
    case .domainNotCanonical(let text, let canonical):
      "\(text.debugDescription) is more than a domain name: write \"\(canonical)\""
    case .badDomain(let text):
      "\(text.debugDescription) is no domain name: write one such as \"api.example.com\""
    case .overLimit(let count, let direction):
      """
      \(count) \(direction.rawValue) elements, a profile may hold \(RuleSet.elementLimit): \
      remove some
      """
    case .export(let problem): problem.description
    case .decision(let problem): problem.description
    case .serviceTags(let problem): problem.description
    case .resources(let problem): problem.description
    case .profiles(let problem): problem.description
    }
  }
}

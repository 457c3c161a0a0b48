import PerimetryModel

extension Candidate.Note {
  /// What a person should know before signing.
  var words: Prose {
    switch self {
    case .managedIdentityOnly:
      "lets in every managed identity of the subscription, and neither SAS tokens nor account keys"
    case .alsoRefused:
      """
      the element, or a peer in it, was also refused, at other times or by other resources of the \
      profile
      """
    case .subscriptionPossible:
      """
      every source resource is known: with \(code: "--subscriptions") their subscriptions \
      stand here instead, which lets in managed identities only, no SAS and no keys
      """
    case .volatileName:
      """
      a label of the name looks made by a machine (a GUID, hexadecimal or many digits): the next \
      one may be another
      """
    case .wildcard:
      """
      whether the platform takes a wildcard within a name is not documented, and it opens every \
      name below the suffix: try it before enforcing
      """
    case .accepted: "a decision says that all its peers are to be let through"
    }
  }
}

extension Recommendation.Options {
  /// Why a peer that a rule could let through has none.
  func whyLeftOut(_ direction: Direction) -> Prose {
    switch direction {
    case .inbound:
      """
      No set of at most \(budget, "element") lets all of them through without a prefix wider than \
      /\(widestIPv4) (IPv4) or /\(widestIPv6) (IPv6), or one that holds an address the profile \
      refused.
      """
    case .outbound:
      """
      More domain names than the budget of \(budget, "element"); those with most events come \
      first.
      """
    }
  }

  var prose: Prose {
    """
    at most \(budget, "element") a profile and direction, no prefix wider than /\(widestIPv4) \
    (IPv4) or /\(widestIPv6) (IPv6), subscriptions \
    \(usesSubscriptions ? "in use" : "not in use")\(usesWildcards ? ", wildcards in use" : "")
    """
  }

  var json: JSONValue {
    let json: JSONValue = [
      "budget": JSONValue(budget), "widest_ipv4": JSONValue(widestIPv4),
      "widest_ipv6": JSONValue(widestIPv6), "subscriptions": .bool(usesSubscriptions),
    ]
    return usesWildcards ? json.merging(["wildcards": true]) : json
  }
}

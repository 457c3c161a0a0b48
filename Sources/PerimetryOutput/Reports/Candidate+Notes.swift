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
    case .serviceTagPreview:
      """
      service tags in rules are a public preview, heeded by key vaults and Azure Monitor only; Microsoft \
      changes what a tag holds from week to week, and other customers' workloads lie in it too
      """
    case .accepted: "a decision says that all its peers are to be let through"
    }
  }
}

extension Recommendation.Options {
  var prose: Prose {
    """
    at most \(budget, "element") a profile and direction, no prefix wider than /\(widestIPv4) \
    (IPv4) or /\(widestIPv6) (IPv6), subscriptions \
    \(usesSubscriptions ? "in use" : "not in use")\(usesWildcards ? ", wildcards in use" : "")
    """ + limits + (serviceTags?.prose ?? "")
  }

  private var limits: Prose {
    var clauses: Prose =
      weighing == .peers ? "" : ", what is left out weighed by \(weighing.rawValue)"
    if let maxExposure { clauses = clauses + ", an exposure of at most \(maxExposure)" }
    if let maxLeftOut { clauses = clauses + ", at most \(weighing.amount(maxLeftOut)) left out" }
    return clauses
  }

  var json: JSONValue {
    let json: JSONValue = [
      "budget": JSONValue(budget), "widest_ipv4": JSONValue(widestIPv4),
      "widest_ipv6": JSONValue(widestIPv6), "subscriptions": .bool(usesSubscriptions),
      "weigh": .string(weighing.rawValue),
      "max_exposure": JSONValue(maxExposure.map { String($0) }),
      "max_left_out": maxLeftOut.map { JSONValue($0) } ?? .null, "gates": gates.json,
    ]
    let tags = serviceTags.map { json.merging(["service_tags": $0.json]) } ?? json
    return usesWildcards ? tags.merging(["wildcards": true]) : tags
  }
}

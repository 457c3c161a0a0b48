import PerimetryModel

extension ServiceTagUse {
  /// A clause behind other options.
  var prose: Prose {
    """
    , service tags of change number \(String(tags.changeNumber)) \
    \(isPreferred ? "preferred to prefixes" : "where prefixes leave somebody out")\
    \(takesBroad ? ", broad ones too" : "")\
    \(furtherServices.isEmpty ? "" : ", also at " + furtherServices.sorted().joined(separator: ", "))
    """
  }

  /// What a verification needs to know, but for the addresses.
  var json: JSONValue {
    [
      "cloud": .string(tags.cloud), "change_number": .integer(tags.changeNumber),
      "preferred": .bool(isPreferred), "broad": .bool(takesBroad),
      "services": JSONValue(furtherServices.sorted()),
    ]
  }
}

extension Candidate {
  var opensAddresses: Bool { element.kind == .prefix || element.kind == .serviceTag }
}

extension Recommendation.Part {
  /// What service tags open beside the prefixes; nothing where there is none.
  var tagProse: Prose {
    let tags = candidates.filter { $0.element.kind == .serviceTag }
    if tags.isEmpty { return "" }
    let peers = tags.reduce(0) { $0 + $1.peers.count }
    let opened = tags.reduce(UInt128(0)) { $0 + $1.exposure.total }
    return """
       \(tags.count, "service tag"), chosen before the prefixes, \(tags.count == 1 ? "stands" : "stand") for \
      \(peers, "source") and \(tags.count == 1 ? "opens" : "open") another \(opened), which the exposure \
      does not count.
      """
  }
}

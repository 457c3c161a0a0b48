extension Remedy {
  /// Why a way is possible or not.
  public enum Reason: String, CaseIterable, Sendable {
    case publicAddress = "public-address"
    case privateAddress = "private-address"
    case serviceEndpoint = "service-endpoint"
    case noAddress = "no-address"
    case unsupportedProtocol = "unsupported-protocol"
    case sourcesKnown = "sources-known"
    case someSourcesKnown = "some-sources-known"
    case sourceUnknown = "source-unknown"
    case sourceOnboarded = "source-onboarded"
    case sourceNotOnboarded = "source-not-onboarded"
    case noTagsGiven = "no-tags-given"
    case inNoTag = "in-no-tag"
    case inTag = "in-tag"
    case tagBroad = "tag-broad"
    case tagHoldsRefused = "tag-holds-refused"
    case tagUnreliable = "tag-unreliable"
    case tagUndocumented = "tag-undocumented"
    case named
    case noName = "no-name"
    case keyVaultOutbound = "key-vault-outbound"
    case destinationUnknown = "destination-unknown"
    case destinationOnboarded = "destination-onboarded"
    case destinationNotOnboarded = "destination-not-onboarded"
    case network = "network"
  }
}

extension Remedy.Reason {
  /// As a clause.
  public var words: String {
    switch self {
    case .publicAddress: "it has a public address"
    case .privateAddress: "its address is private"
    case .serviceEndpoint: "it comes through a service endpoint, behind which no address is seen"
    case .noAddress: "no address was logged"
    case .unsupportedProtocol: "storage over this protocol is not carried by enforcement"
    case .sourcesKnown:
      "every record names the calling resource; a managed identity is needed, no SAS and no keys"
    case .someSourcesKnown: "only some records name the calling resource"
    case .sourceUnknown: "no record names the calling resource"
    case .sourceOnboarded:
      "the calling resource is of a kind that perimeters take; a managed identity is needed"
    case .sourceNotOnboarded: "the calling resource is of no kind that perimeters are known to take"
    case .noTagsGiven: "no service tags were given (--service-tags)"
    case .inNoTag: "its address lies in no service tag"
    case .inTag: "its address lies in the tag, and all resources it reaches heed tags"
    case .tagBroad: "its address lies in broad tags only (--broad-service-tags)"
    case .tagHoldsRefused: "the tag holds this address too, which no rule may let in"
    case .tagUnreliable: "its address lies in the tag, but storage does not reliably heed tags"
    case .tagUndocumented:
      "its address lies in the tag, but not for all it reaches it is documented that tags are heeded (--service-tags-at)"
    case .named: "it has a name"
    case .noName: "no name was logged"
    case .keyVaultOutbound: "a key vault has no outbound rules"
    case .destinationUnknown: "no record names the destination resource"
    case .destinationOnboarded: "the destination is of a kind that perimeters take"
    case .destinationNotOnboarded: "the destination is of no kind that perimeters are known to take"
    case .network: "it depends on where the client stands: it must reach a virtual network"
    }
  }
}

extension PeerPattern {
  /// The one text for all spellings of the same peers: of a single address the address, else the prefix; names in lower
  /// case, as rules take them; ids without a trailing slash.
  public var canonical: String {
    switch self {
    case .prefix(let prefix):
      prefix.length == prefix.address.family.width
        ? prefix.address.description : prefix.description
    case .domain(let name): name.text
    case .subdomains(let name): "*." + name.text
    case .text(let text): text.hasPrefix("/") ? ResourceID(text).text : text
    }
  }
}

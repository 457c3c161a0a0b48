/// A peer or a set of peers, as a person names it: an address, a prefix, a domain name (`*.` in front takes its
/// subdomains), a resource id or its name, an app id.
public enum PeerPattern: Hashable, Sendable {
  case prefix(IPPrefix)
  case domain(DomainName)
  case subdomains(of: DomainName)
  case text(String)

  public init(_ text: String) {
    if let prefix = IPPrefix(text) {
      self = .prefix(prefix)
    } else if text.hasPrefix("*."), let name = DomainName(String(text.dropFirst(2))) {
      self = .subdomains(of: name)
    } else if !text.hasPrefix("/"), let name = DomainName(text) {
      self = .domain(name)
    } else {
      self = .text(text.lowercased())
    }
  }

  public func matches(_ peer: Peer) -> Bool {
    switch (self, peer) {
    case (.prefix(let prefix), .address(let address)): prefix.contains(address)
    case (.domain(let name), .domain(let other)): name == other
    case (.subdomains(let name), .domain(let other)): other.text.hasSuffix("." + name.text)
    case (.text(let text), .resource(let id)): id.text == ResourceID(text).text || id.name == text
    case (.domain(let name), .resource(let id)): id.name == name.text
    // An address where a name belongs, or the other way round, is still what the person looks for.
    case (.prefix(let prefix), .unreadable(let text)):
      IPAddress(text).map(prefix.contains) ?? false
    case (.domain, .unreadable(let text)), (.subdomains, .unreadable(let text)):
      DomainName(text).map { matches(.domain($0)) } ?? false
    case (.text(let text), _): peer.text.lowercased() == text
    default: false
    }
  }
}

/// The other side of the traffic. Inbound: the source address if there is one, else the source resource, else the
/// app. Outbound: the domain name, else the destination resource.
public enum Peer: Hashable, Sendable {
  case address(IPAddress)
  case domain(DomainName)
  case resource(ResourceID)
  case app(String)
  /// A source address or domain name that cannot be read as one, as exported.
  case unreadable(String)
  case none

  public enum Kind: String, CaseIterable, Sendable {
    case address
    case domain
    case resource
    case app
    case unreadable
    case none
  }

  public var kind: Kind {
    switch self {
    case .address: .address
    case .domain: .domain
    case .resource: .resource
    case .app: .app
    case .unreadable: .unreadable
    case .none: .none
    }
  }

  /// Canonical text; `(none)` where there is no peer.
  public var text: String {
    switch self {
    case .address(let address): address.description
    case .domain(let name): name.text
    case .resource(let id): id.text
    case .app(let id), .unreadable(let id): id
    case .none: "(none)"
    }
  }

  /// Reads back ``kind`` and ``text``. A text that does not fit the kind is unreadable.
  public init(kind: Kind, text: String) {
    switch kind {
    case .address: self = IPAddress(text).map(Peer.address) ?? .unreadable(text)
    case .domain: self = DomainName(text).map(Peer.domain) ?? .unreadable(text)
    case .resource: self = .resource(ResourceID(text))
    case .app: self = .app(text)
    case .unreadable: self = .unreadable(text)
    case .none: self = .none
    }
  }
}

extension Peer {
  /// Of the value alone: kinds rarely share one, and most of a report's tables are by peer.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .address(.v4(let number)): hasher.combine(number)
    case .address(.v6(let number)): hasher.combine(number)
    case .domain(let name): hasher.combine(name)
    case .resource(let id): hasher.combine(id)
    case .app(let text), .unreadable(let text): hasher.combine(text)
    case .none: break
    }
  }
}

extension Peer: Comparable {
  /// Addresses numerically, then names, resources, apps, unreadable texts; no peer comes last.
  public static func < (a: Peer, b: Peer) -> Bool {
    switch (a, b) {
    case (.address(let x), .address(let y)): x < y
    case (.domain(let x), .domain(let y)): x < y
    case (.resource(let x), .resource(let y)): x < y
    default: a.rank == b.rank ? a.text < b.text : a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .address: 0
    case .domain: 1
    case .resource: 2
    case .app: 3
    case .unreadable: 4
    case .none: 5
    }
  }
}

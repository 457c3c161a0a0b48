/// How traffic came through, as far as a log says: few combinations, which a store makes once each.
public final class FlowManner: Sendable {
  /// The name of the rule the log names: an access rule, or a resource rule such as `IP firewall`.
  public let matchedRule: String?
  public let rulesVersion: RulesVersion?
  /// As exported: `HTTPS:TCP`, `TDS:TCP`, `https`.
  public let networkProtocol: String?
  public let usesServiceEndpoint: Bool
  /// Whether the protocol is known not to be HTTPS (SMB, NFS, SFTP), which enforcement does not carry to storage
  /// (domain.md §3.2). A bare transport or nothing at all does not tell, and is given the benefit of the doubt.
  public let namesOtherThanHTTPS: Bool
  /// ``matchedRule`` in lower case: the platform compares names of rules so.
  let lowerMatchedRule: String?

  public init(
    matchedRule: String? = nil, rulesVersion: RulesVersion? = nil, networkProtocol: String? = nil,
    usesServiceEndpoint: Bool = false
  ) {
    self.matchedRule = matchedRule
    self.rulesVersion = rulesVersion
    self.networkProtocol = networkProtocol
    self.usesServiceEndpoint = usesServiceEndpoint
    namesOtherThanHTTPS = networkProtocol.map(FlowManner.isOtherThanHTTPS) ?? false
    lowerMatchedRule = matchedRule?.lowercased()
  }

  private static func isOtherThanHTTPS(_ networkProtocol: String) -> Bool {
    let application = networkProtocol.lowercased().utf8.prefix { $0 != 58 }.filter { $0 != 32 }
    return !["https", "", "tcp", "udp"].contains { $0.utf8.elementsEqual(application) }
  }
}

extension FlowManner: Hashable {
  public static func == (a: FlowManner, b: FlowManner) -> Bool {
    a === b
      || (a.matchedRule == b.matchedRule && a.rulesVersion == b.rulesVersion
        && a.networkProtocol == b.networkProtocol
        && a.usesServiceEndpoint == b.usesServiceEndpoint)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(matchedRule)
    hasher.combine(rulesVersion)
    hasher.combine(networkProtocol)
    hasher.combine(usesServiceEndpoint)
  }
}

import PerimetryModel

extension RuleElement {
  /// What a very wide element opens, after "opens".
  public var opens: String {
    if case .subdomains(let suffix) = self {
      return "every name below \(suffix.text), and nobody documents that the platform takes it"
    }
    guard case .prefix(let prefix) = self else { return "every destination" }
    switch (prefix.family, prefix.length) {
    case (.v4, 0): return "the profile to every IPv4 address"
    case (.v6, 0): return "the profile to every IPv6 address"
    case (.v4, let length):
      return "the profile to \((UInt64(1) << (32 - length)).grouped) IPv4 addresses"
    case (.v6, let length):
      return "the profile to \((UInt64(1) << (64 - length)).grouped) IPv6 /64s"
    }
  }
}

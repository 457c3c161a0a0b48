extension ServiceTag {
  /// Why a tag is too broad to stand in a rule unasked.
  public enum Breadth: Hashable, Sendable {
    /// It is for everybody in a cloud, on the Internet or on a network, not for a service.
    case everybody
    /// More than ``ServiceTag/largestSize``.
    case size(UInt128)
  }

  /// As many addresses as an IPv4 /16 has, or as many /64s as an IPv6 /48: what is proposed unasked reaches no further. Our
  /// choice; nobody documents one.
  public static let largestSize: UInt128 = 65_536

  /// For no service (domain.md §7), in lower case.
  private static let everybody: Set = [
    "azurecloud", "azureloadbalancer", "internet", "microsoftpublicipspace", "virtualnetwork",
  ]

  /// `nil` for a tag that may be proposed.
  public var breadth: Breadth? {
    let service = name.lowercased().prefix { $0 != "." }
    if ServiceTag.everybody.contains(String(service)) { return .everybody }
    return size > ServiceTag.largestSize ? .size(size) : nil
  }
}

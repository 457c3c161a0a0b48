/// An IPv4 or IPv6 address, compared by value: IPv4 before IPv6, then numerically.
public enum IPAddress: Hashable, Comparable, Sendable {
  case v4(UInt32)
  case v6(UInt128)

  public enum Family: Int, CaseIterable, Comparable, Sendable {
    case v4 = 4
    case v6 = 6

    /// Bits in an address of this family.
    public var width: Int { self == .v4 ? 32 : 128 }

    public static func < (a: Family, b: Family) -> Bool { a.rawValue < b.rawValue }
  }

  public var family: Family {
    switch self {
    case .v4: .v4
    case .v6: .v6
    }
  }

  /// The address as an unsigned number, IPv4 in the low 32 bits.
  public var number: UInt128 {
    switch self {
    case .v4(let value): UInt128(value)
    case .v6(let value): value
    }
  }

  public static func < (a: IPAddress, b: IPAddress) -> Bool {
    a.family == b.family ? a.number < b.number : a.family < b.family
  }
}

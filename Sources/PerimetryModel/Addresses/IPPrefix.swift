/// A block of addresses in canonical form: no bit is set beyond the prefix length.
/// Ordered by address, then from wide to narrow.
public struct IPPrefix: Hashable, Comparable, Sendable {
  public let address: IPAddress
  /// Leading bits that are fixed: 0…32 for IPv4, 0…128 for IPv6.
  public let length: Int

  /// The block of this length that holds `address`; host bits are cleared.
  /// - Precondition: `length` is in the range of the family.
  public init(containing address: IPAddress, length: Int) {
    precondition((0...address.family.width).contains(length))
    self.length = length
    switch address {
    case .v4(let value): self.address = .v4(value & ~(length == 32 ? 0 : .max >> UInt32(length)))
    case .v6(let value): self.address = .v6(value & ~(length == 128 ? 0 : .max >> UInt128(length)))
    }
  }

  /// The block that holds one address.
  public init(_ address: IPAddress) {
    self.init(containing: address, length: address.family.width)
  }

  public var family: IPAddress.Family { address.family }

  public func contains(_ other: IPAddress) -> Bool {
    switch (address, other) {
    case (.v4(let a), .v4(let b)): (a ^ b) >> (32 - length) == 0
    case (.v6(let a), .v6(let b)): (a ^ b) >> (128 - length) == 0
    case (.v4, .v6), (.v6, .v4): false
    }
  }

  public func contains(_ other: IPPrefix) -> Bool {
    other.length >= length && contains(other.address)
  }

  public static func < (a: IPPrefix, b: IPPrefix) -> Bool {
    a.address == b.address ? a.length < b.length : a.address < b.address
  }
}

extension IPPrefix: LosslessStringConvertible {
  /// Reads `address/length`; a bare address is the block of one. A block of IPv4-mapped addresses is the IPv4 block.
  /// `nil` where the text is no prefix or has bits set beyond its length.
  public init?(_ text: String) {
    guard let slash = text.firstIndex(of: "/") else {
      guard let address = IPAddress(text) else { return nil }
      self.init(address)
      return
    }
    let digits = text[text.index(after: slash)...]
    guard let address = IPAddress(String(text[..<slash])), var length = Int(digits),
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    if address.family == .v4 {
      switch text[..<slash].count(where: { $0 == ":" }) {
      case 0: break
      case 1: return nil  // A port is no part of a prefix.
      default: length -= IPAddress.Family.v6.width - IPAddress.Family.v4.width
      }
    }
    guard (0...address.family.width).contains(length) else { return nil }
    self.init(containing: address, length: length)
    if self.address != address { return nil }
  }

  public var description: String { "\(address)/\(length)" }
}

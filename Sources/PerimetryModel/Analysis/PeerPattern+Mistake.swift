extension PeerPattern {
  /// Why a text that plainly tries to be an address or a prefix is none.
  public enum Mistake: Hashable, Sendable {
    case noAddress
    case noPrefix
    case hostBits(network: IPPrefix)
  }

  /// `nil` for everything else: a text of any other form may be a peer that was exported so.
  public static func mistake(in text: String) -> Mistake? {
    guard case .text = PeerPattern(text) else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first, triesToBeAnAddress(head, isPrefix: parts.count == 2) else {
      return nil
    }
    guard parts.count == 2 else { return .noAddress }
    // What follows may be a path: only digits make a length.
    guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    if let address = IPAddress(String(head)), let length = Int(parts[1]),
      (0...address.family.width).contains(length)
    {
      let network = IPPrefix(containing: address, length: length)
      if network.address != address { return .hostBits(network: network) }
    }
    return .noPrefix
  }

  /// Digits and dots, or hexadecimal digits and at least two colons.
  private static func triesToBeAnAddress(_ text: Substring, isPrefix: Bool) -> Bool {
    let colons = text.utf8.count { $0 == 58 }
    if colons >= 2 {
      return text.utf8.allSatisfy {
        $0 == 46 || (48...58).contains($0) || (65...70).contains($0)
          || (97...102).contains($0)
      }
    }
    let isNumeric = text.utf8.allSatisfy { $0 == 46 || (48...57).contains($0) }
    return isNumeric && text.utf8.contains { $0 != 46 } && (isPrefix || text.utf8.contains(46))
  }
}

extension PeerPattern.Mistake: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noAddress: "no IP address"
    case .noPrefix: "no prefix"
    case .hostBits(let network): "bits are set beyond the length, the network is \(network)"
    }
  }
}

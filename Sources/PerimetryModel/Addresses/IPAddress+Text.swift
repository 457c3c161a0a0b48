extension IPAddress: LosslessStringConvertible {
  /// Reads an address as logs write it: surrounding blanks, brackets, a port after an IPv4 or bracketed IPv6
  /// address and a zone id are accepted and dropped; an IPv4-mapped IPv6 address becomes IPv4.
  /// `nil` where the text is no address. IPv4 needs four decimal parts without leading zeros.
  public init?(_ text: String) {
    if let plain = IPAddress.plain(text) {
      self = plain
      return
    }
    var text = Substring(text)
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    if text.first == "[" {
      guard let close = text.firstIndex(of: "]") else { return nil }
      let rest = text[text.index(after: close)...]
      guard rest.isEmpty || IPAddress.isPort(rest) else { return nil }
      guard let value = IPAddress.parseV6(text[text.index(after: text.startIndex)..<close]) else {
        return nil
      }
      self = IPAddress.unmapped(value)
      return
    }
    if let value = IPAddress.parseV4(text) {
      self = .v4(value)
    } else if let colon = text.firstIndex(of: ":"), IPAddress.isPort(text[colon...]),
      let value = IPAddress.parseV4(text[..<colon])
    {
      self = .v4(value)
    } else if let value = IPAddress.parseV6(text) {
      self = IPAddress.unmapped(value)
    } else {
      return nil
    }
  }

  /// The canonical text: dotted decimal, or RFC 5952 for IPv6.
  public var description: String {
    switch self {
    case .v4(let value):
      return DigitWriter.text(capacity: 15) { text in
        text.append(Int(value >> 24))
        for shift: UInt32 in [16, 8, 0] {
          text.append(".")
          text.append(Int(value >> shift & 255))
        }
      }
    case .v6(let value):
      return IPAddress.describeV6(value)
    }
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard text.first == ":" else { return false }
    let digits = text.utf8.dropFirst()
    return (1...5).contains(digits.count) && digits.allSatisfy { (48...57).contains($0) }
  }

  private static func parseV4(_ text: Substring) -> UInt32? {
    var text = text
    return text.withUTF8(plainV4)
  }

  private static func parseV6(_ text: Substring) -> UInt128? {
    let body = text.prefix { $0 != "%" }
    if body.endIndex != text.endIndex && text[body.endIndex...].count < 2 { return nil }
    let halves = body.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
    guard halves.count <= 2, let head = groups(halves[0], mayEndInV4: halves.count == 1) else {
      return nil
    }
    if halves.count == 1 { return head.count == 8 ? number(head) : nil }
    guard let tail = groups(halves[1], mayEndInV4: true), head.count + tail.count <= 7 else {
      return nil
    }
    let zeros = [UInt16](repeating: 0, count: 8 - head.count - tail.count)
    return number(head + zeros + tail)
  }

  private static func groups(_ text: Substring, mayEndInV4: Bool) -> [UInt16]? {
    if text.isEmpty { return [] }
    var result: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if mayEndInV4, index == parts.count - 1, part.contains(".") {
        guard let value = parseV4(part) else { return nil }
        result += [UInt16(value >> 16), UInt16(value & 0xFFFF)]
      } else {
        let isHex = part.utf8.allSatisfy {
          (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
        }
        guard (1...4).contains(part.utf8.count), isHex, let value = UInt16(part, radix: 16) else {
          return nil
        }
        result.append(value)
      }
    }
    return result.count <= 8 ? result : nil
  }

  private static func number(_ groups: [UInt16]) -> UInt128 {
    groups.reduce(0) { $0 << 16 | UInt128($1) }
  }

  private static func describeV6(_ value: UInt128) -> String {
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: value >> (112 - 16 * UInt128($0))) }
    var best = 0..<0
    var index = 0
    while index < 8 {
      guard groups[index] == 0 else {
        index += 1
        continue
      }
      let start = index
      while index < 8 && groups[index] == 0 { index += 1 }
      if index - start > best.count { best = start..<index }
    }
    let hex = groups.map { String($0, radix: 16) }
    if best.count < 2 { return hex.joined(separator: ":") }
    return hex[..<best.lowerBound].joined(separator: ":") + "::"
      + hex[best.upperBound...].joined(separator: ":")
  }
}

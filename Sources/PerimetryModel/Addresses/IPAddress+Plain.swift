extension IPAddress {
  /// Reads the forms that nearly all logs are made of, byte by byte: four decimal parts, or groups of hexadecimal digits with
  /// at most one `::`. What is not read so may still be an address.
  static func plain(_ text: String) -> IPAddress? {
    var text = text
    return text.withUTF8 { bytes in
      if let value = plainV4(bytes) { return .v4(value) }
      return plainV6(bytes).map(unmapped)
    }
  }

  /// An IPv4-mapped IPv6 address is the IPv4 address.
  static func unmapped(_ value: UInt128) -> IPAddress {
    value >> 32 == 0xFFFF ? .v4(UInt32(truncatingIfNeeded: value)) : .v6(value)
  }

  /// Four decimal parts without leading zeros.
  static func plainV4(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var (value, part): (UInt32, UInt32) = (0, 0)
    var (digits, parts) = (0, 0)
    for byte in bytes {
      switch byte {
      case 48...57:
        if digits > 0 && part == 0 { return nil }
        part = part * 10 + UInt32(byte - 48)
        digits += 1
        if digits > 3 || part > 255 { return nil }
      case 46:
        if digits == 0 || parts == 3 { return nil }
        value = value << 8 | part
        (part, digits, parts) = (0, 0, parts + 1)
      default: return nil
      }
    }
    return parts == 3 && digits > 0 ? value << 8 | part : nil
  }

  private static func plainV6(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt128? {
    var value: UInt128 = 0
    var group: UInt128 = 0
    var (digits, groups) = (0, 0)
    /// How many groups stand before the `::`.
    var gap: Int?
    var index = 0
    while index < bytes.count {
      if let digit = hexDigit(bytes[index]) {
        group = group << 4 | UInt128(digit)
        digits += 1
        if digits > 4 { return nil }
        index += 1
        continue
      }
      guard bytes[index] == UInt8(ascii: ":") else { return nil }
      let isDouble = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ":")
      if digits > 0 {
        (value, groups) = (value << 16 | group, groups + 1)
        (group, digits) = (0, 0)
        if groups > 7 || (!isDouble && index + 1 == bytes.count) { return nil }
      } else if index > 0 || !isDouble {
        return nil
      }
      if isDouble {
        if gap != nil { return nil }
        gap = groups
      }
      index += isDouble ? 2 : 1
    }
    if digits > 0 { (value, groups) = (value << 16 | group, groups + 1) }
    guard let gap else { return groups == 8 ? value : nil }
    guard groups <= 7 else { return nil }
    // What stands behind the gap stays where it is, what stands before it moves to the front.
    let behind = 16 * (groups - gap)
    let low = value & ((1 << behind) - 1)
    return (value >> behind) << (128 - 16 * gap) | low
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

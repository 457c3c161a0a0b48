import Foundation
import PerimetryModel

/// The C library's reading and writing of addresses: the oracle for our own.
enum SystemAddress {
  static func read(_ text: String) -> IPAddress? {
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 { return .v4(UInt32(bigEndian: v4.s_addr)) }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
    let number = withUnsafeBytes(of: v6) { $0.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } }
    return number >> 32 == 0xFFFF ? .v4(UInt32(truncatingIfNeeded: number)) : .v6(number)
  }
}

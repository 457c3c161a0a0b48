import PerimetryModel

/// A prefix as a rule holds it: stricter than logs are read, without blanks, brackets, ports or zones.
enum WrittenPrefix {
  case canonical(IPPrefix)
  /// Bits are set beyond the length; the network they lie in.
  case hostBits(IPPrefix)

  init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy {
      (46...58).contains($0) || (65...70).contains($0) || (97...102).contains($0)
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard isPlain, (1...2).contains(parts.count), let address = IPAddress(String(parts[0])),
      let length = parts.count == 1 ? address.family.width : Int(parts[1]),
      (0...address.family.width).contains(length), parts[0].contains(":") == (address.family == .v6)
    else { return nil }
    let prefix = IPPrefix(containing: address, length: length)
    self = prefix.address == address ? .canonical(prefix) : .hostBits(prefix)
  }
}

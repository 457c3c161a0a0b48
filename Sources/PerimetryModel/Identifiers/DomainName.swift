/// A fully qualified domain name as an outbound rule takes it: lower case, no scheme, port, path or final dot.
public struct DomainName: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let shared: SharedText

  public var text: String { shared.text }

  /// Reads a name as logs write it: a scheme, a port, a path, a trailing slash or dot are dropped
  /// (domain.md §3.1). `nil` unless what remains is at least two labels of letters, digits, `-` and `_`,
  /// the last not all digits: an address is no name.
  public init?(_ exported: String) {
    if DomainName.isName(exported.utf8[...]) {
      shared = SharedText(exported)
      return
    }
    var name = Substring(exported.lowercased())
    while let first = name.first, first == " " || first == "\t" { name.removeFirst() }
    if let scheme = name.firstRange(of: "://") { name = name[scheme.upperBound...] }
    if let path = name.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) {
      name = name[..<path]
    }
    if let colon = name.lastIndex(of: ":") {
      let port = name[name.index(after: colon)...].utf8
      guard port.count <= 5, port.allSatisfy({ (48...57).contains($0) }) else { return nil }
      name = name[..<colon]
    }
    while let last = name.last, last == "." || last == " " || last == "\t" { name.removeLast() }
    guard DomainName.isName(name.utf8) else { return nil }
    shared = SharedText(String(name))
  }

  public var description: String { text }

  public static func < (a: DomainName, b: DomainName) -> Bool { a.shared < b.shared }

  /// Whether it stands as a rule takes it already. Linear, in one pass.
  private static func isName(_ bytes: Substring.UTF8View) -> Bool {
    let (hyphen, dot) = (UInt8(ascii: "-"), UInt8(ascii: "."))
    var (labels, length, total) = (1, 0, 0)
    var last = hyphen
    var isNumber = true
    for byte in bytes {
      total += 1
      if byte == dot {
        if length == 0 || last == hyphen { return false }
        labels += 1
        (length, isNumber) = (0, true)
      } else {
        let isDigit = (48...57).contains(byte)
        guard isDigit || (97...122).contains(byte) || byte == hyphen || byte == 95,
          length > 0 || byte != hyphen, length < 63
        else { return false }
        length += 1
        isNumber = isNumber && isDigit
      }
      last = byte
    }
    return labels >= 2 && length > 0 && last != hyphen && !isNumber && total <= 253
  }
}

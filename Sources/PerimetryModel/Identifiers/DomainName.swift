/// A fully qualified domain name as an outbound rule takes it: lower case, no scheme, port, path or final dot.
public struct DomainName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Reads a name as logs write it: a scheme, a port, a path, a trailing slash or dot are dropped
  /// (domain.md §3.1). `nil` unless what remains is at least two labels of letters, digits, `-` and `_`,
  /// the last not all digits: an address is no name.
  public init?(_ exported: String) {
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
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, name.utf8.count <= 253, labels.allSatisfy(DomainName.isLabel),
      let top = labels.last, !top.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    text = String(name)
  }

  public var description: String { text }

  public static func < (a: DomainName, b: DomainName) -> Bool { a.text < b.text }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
      }
  }
}

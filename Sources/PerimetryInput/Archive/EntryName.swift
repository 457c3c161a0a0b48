/// How entries of containers are named: `export.zip › 2026/PT1H.json`. A label for people and for finding the entry
/// again, never a path on disk.
enum EntryName {
  static let separator = " \u{203A} "

  static func joined(_ container: String, _ entry: String) -> String {
    container + separator + entry
  }

  /// A name as a label: what is longer than any blob's name is cut, so that a million of them fit in memory.
  static func label(_ name: String) -> String {
    let longest = 1024
    let scalars = name.unicodeScalars
    guard name.utf8.count > longest, scalars.count > longest else { return name }
    return String(String.UnicodeScalarView(scalars.prefix(longest))) + "\u{2026}"
  }

  /// A container's name, then that of each entry in the next.
  static func parts(of name: String) -> [Substring] {
    name.utf8.contains(0xE2) ? name.split(separator: separator) : [name[...]]
  }

  /// Where a name can be cut into a container's and an entry's, shortest container first: a file on disk may have the
  /// separator in its name.
  static func cuts(of name: String) -> [(container: String, entry: String)] {
    let mark = Array(separator.utf8)
    guard name.utf8.contains(mark[1]), name.utf8.count >= mark.count else { return [] }
    let bytes = Array(name.utf8)
    return (0...(bytes.count - mark.count)).filter { bytes[$0...].starts(with: mark) }.map {
      (
        String(decoding: bytes[..<$0], as: UTF8.self),
        String(decoding: bytes[($0 + mark.count)...], as: UTF8.self)
      )
    }
  }

  /// What is left of a name below a container's entry; `nil` where it does not lie there.
  static func rest(of name: String, below entry: String) -> String? {
    let prefix = entry + separator
    guard name.utf8.starts(with: prefix.utf8) else { return nil }
    return String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  /// Names such as `.DS_Store` and `__MACOSX/` are left out as hidden files in folders are.
  static func isHidden(_ entry: String) -> Bool {
    entry.split(separator: "/").contains {
      ($0.first == "." && $0 != "." && $0 != "..") || $0 == "__MACOSX"
    }
  }
}

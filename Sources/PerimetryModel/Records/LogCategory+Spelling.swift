extension LogCategory {
  /// Reads a category in any spelling found in Microsoft's own pages and exports (domain.md §1.3): the ARM
  /// name in any case, the find-and-replace accidents of the documentation
  /// (`network-security-perimeterPublicInbound…`, with blanks or without a prefix), a container name
  /// with or without `insights-logs-`, and the portal's display names. `nil` for anything else.
  public init?(spelling: String) {
    let folded = LogCategory.fold(spelling)
    if let category = LogCategory.displayNames[folded] {
      self = category
      return
    }
    guard let category = LogCategory.bySuffix[LogCategory.withoutPrefix(folded)] else { return nil }
    self = category
  }

  /// Whether a text that names no known category still looks like a perimeter's.
  public static func looksLikeCategory(_ spelling: String) -> Bool {
    let folded = fold(spelling)
    return folded.hasPrefix("nsp") || folded.hasPrefix("networksecurityperimeter")
      || withoutPrefix(folded) != folded
  }

  /// Whether the text is a spelling of the table's name, which people put where a category belongs.
  public static func isTableName(_ spelling: String) -> Bool {
    let folded = fold(spelling)
    return foldedTableNames.contains(folded)
  }

  /// Lower case, letters and digits only.
  private static func fold(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 65...90: bytes.append(byte + 32)
      case 97...122, 48...57: bytes.append(byte)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func withoutPrefix(_ folded: String) -> String {
    var rest = Substring(folded)
    if rest.hasPrefix("insightslogs") { rest = rest.dropFirst("insightslogs".count) }
    for prefix in foldedPrefixes where rest.hasPrefix(prefix) {
      let tail = rest.dropFirst(prefix.count)
      if prefix != "perimeter" || startsLikeCategory(tail) { return String(tail) }
    }
    return String(rest)
  }

  private static func startsLikeCategory(_ text: Substring) -> Bool {
    foldedStarts.contains { text.hasPrefix($0) }
  }

  private static let bySuffix = Dictionary(
    uniqueKeysWithValues: allCases.map { (String(fold($0.rawValue).dropFirst(3)), $0) })

  /// The display names of the supported-logs catalogue, 02/2026 and 07/2023 editions.
  private static let displayNames: [String: LogCategory] = {
    let names: KeyValuePairs<String, LogCategory> = [
      "Public inbound access allowed by NSP access rules.": .publicInboundPerimeterRulesAllowed,
      "Public inbound access denied by NSP access rules.": .publicInboundPerimeterRulesDenied,
      "Public outbound access allowed by NSP access rules.": .publicOutboundPerimeterRulesAllowed,
      "Public outbound access denied by NSP access rules.": .publicOutboundPerimeterRulesDenied,
      "Public inbound access allowed by PaaS resource rules.": .publicInboundResourceRulesAllowed,
      "Public inbound access denied by PaaS resource rules.": .publicInboundResourceRulesDenied,
      "Public outbound access allowed by PaaS resource rules.": .publicOutboundResourceRulesAllowed,
      "Public outbound access denied by PaaS resource rules.": .publicOutboundResourceRulesDenied,
      "Inbound access allowed within same perimeter.": .intraPerimeterInboundAllowed,
      "Cross perimeter inbound access allowed by perimeter link.": .crossPerimeterInboundAllowed,
      "Cross perimeter outbound access allowed by perimeter link.": .crossPerimeterOutboundAllowed,
      "Private endpoint traffic allowed.": .privateInboundAllowed,
      "Outbound attempted to same or different perimeter.": .outboundAttempt,
      "Outbound attempted to same perimeter.": .intraPerimeterOutboundAllowed,
      "Outbound attempted to same perimeter. NOTE: To be deprecated in future.":
        .intraPerimeterOutboundAllowed,
      "NSP Inbound Access Allowed.": .inboundAccessAllowed,
      "NSP Inbound Access Denied.": .inboundAccessDenied,
      "NSP Outbound Access Allowed.": .outboundAccessAllowed,
      "NSP Outbound Access Denied.": .outboundAccessDenied,
    ]
    return Dictionary(uniqueKeysWithValues: names.map { (fold($0.key), $0.value) })
  }()
}

/// The same rules for readers in other languages: all texts folded to lower-case letters and digits.
extension LogCategory {
  /// What may stand in front of a category, the first that fits; `perimeter` only where one of ``foldedStarts`` follows.
  public static let foldedPrefixes = ["networksecurityperimeter", "nsp", "perimeter"]

  public static let foldedStarts = ["public", "private", "intra", "cross", "outbound"]

  /// What people put where a category belongs.
  public static let foldedTableNames = ["nspaccesslogs", "networksecurityperimeteraccesslogs"]

  /// Categories by their name without a prefix, in alphabetical order.
  public static var foldedNames: [(name: String, category: LogCategory)] { sorted(bySuffix) }

  /// Categories by the names the portal shows, in alphabetical order.
  public static var foldedDisplayNames: [(name: String, category: LogCategory)] {
    sorted(displayNames)
  }

  private static func sorted(
    _ names: [String: LogCategory]
  ) -> [(name: String, category: LogCategory)] {
    names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

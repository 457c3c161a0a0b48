import PerimetryModel
import Testing

@Suite("A spelling of a log category")
struct LogCategorySpellingTests {
  /// What the pages print in front of a name without its prefix (domain.md §1.3).
  private static let prefixes = [
    "Nsp", "NSP", "nsp", "network-security-perimeter", "network security perimeter",
    "NetworkSecurityPerimeter", "insights-logs-nsp", "insights-logs-network-security-perimeter", "",
  ]

  @Test("is read with every prefix, in any case", arguments: LogCategory.allCases, prefixes)
  func prefixed(category: LogCategory, prefix: String) {
    let spelling = prefix + category.rawValue.dropFirst(3)
    for text in [spelling, spelling.lowercased(), spelling.uppercased(), " \(spelling)\n"] {
      #expect(LogCategory(spelling: text) == category, "\(text)")
    }
  }

  @Test("may drop `Nsp` in front of `Perimeter`", arguments: LogCategory.allCases)
  func perimeterPrefix(category: LogCategory) {
    let isLegacy = category.position >= 15 && category.direction == .inbound
    let spelling = "perimeter" + category.rawValue.dropFirst(3)
    #expect(LogCategory(spelling: spelling) == (isLegacy ? nil : category))
  }

  @Test(
    "may be the display name of the portal",
    arguments: [
      ("Public inbound access allowed by NSP access rules.", 1),
      ("Public inbound access denied by NSP access rules.", 2),
      ("Public outbound access allowed by NSP access rules.", 3),
      ("Public outbound access denied by NSP access rules.", 4),
      ("Public inbound access allowed by PaaS resource rules.", 5),
      ("Public inbound access denied by PaaS resource rules.", 6),
      ("Public outbound access allowed by PaaS resource rules.", 7),
      ("Public outbound access denied by PaaS resource rules.", 8),
      ("Inbound access allowed within same perimeter.", 9),
      ("Cross perimeter inbound access allowed by perimeter link.", 10),
      ("Cross perimeter outbound access allowed by perimeter link.", 11),
      ("Private endpoint traffic allowed.", 12),
      ("Outbound attempted to same or different perimeter.", 13),
      ("outbound attempted to same perimeter", 14),
    ])
  func displayName(text: String, position: Int) {
    #expect(LogCategory(spelling: text)?.position == position)
  }

  @Test(
    "is never invented", arguments: ["", "Nsp", "NspPublicInbound", "AuditEvent", "StorageRead"])
  func unknown(text: String) {
    #expect(LogCategory(spelling: text) == nil)
    #expect(RecordCategory(exported: text) == .unknown(text))
    #expect(RecordCategory(exported: text).name == text)
  }

  @Test(
    "that is the table's name is recognised as that and as no category",
    arguments: ["NSPAccessLogs", "NspAccessLogs", "network-security-perimeterAccessLogs"])
  func tableName(text: String) {
    #expect(LogCategory.isTableName(text))
    #expect(LogCategory(spelling: text) == nil)
  }

  @Test("that is new still looks like a perimeter's")
  func looksLike() {
    #expect(LogCategory.looksLikeCategory("NspQuantumInboundAllowed"))
    #expect(LogCategory.looksLikeCategory("network-security-perimeterQuantumInboundAllowed"))
    #expect(LogCategory.looksLikeCategory("perimeterPublicQuantumAllowed"))
    #expect(!LogCategory.looksLikeCategory("StorageRead"))
    #expect(!LogCategory.looksLikeCategory("PerimeterFence"))
  }

  @Test("orders the known before the unknown")
  func order() {
    let names = ["zzz", "NSPOutboundAccessDenied", "aaa", "NspPublicInboundPerimeterRulesAllowed"]
    #expect(
      names.map(RecordCategory.init(exported:)).sorted().map(\.name)
        == ["NspPublicInboundPerimeterRulesAllowed", "NSPOutboundAccessDenied", "aaa", "zzz"])
  }
}

/// The category of a record: one of the known, or a text that is kept and shown as unknown.
public enum RecordCategory: Hashable, Comparable, Sendable {
  case known(LogCategory)
  case unknown(String)

  /// Any text; a spelling of a known category becomes that category.
  public init(exported: String) {
    self = LogCategory(spelling: exported).map(RecordCategory.known) ?? .unknown(exported)
  }

  /// The canonical name, or the unknown text as exported.
  public var name: String {
    switch self {
    case .known(let category): category.rawValue
    case .unknown(let text): text
    }
  }

  public var known: LogCategory? {
    if case .known(let category) = self { category } else { nil }
  }

  /// Known categories first, in the order of ``LogCategory``; then the unknown by text.
  public static func < (a: RecordCategory, b: RecordCategory) -> Bool {
    switch (a, b) {
    case (.known(let a), .known(let b)): a < b
    case (.known, .unknown): true
    case (.unknown, .known): false
    case (.unknown(let a), .unknown(let b)): a < b
    }
  }
}

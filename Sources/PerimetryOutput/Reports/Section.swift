/// A part of a report for people.
public struct Section: Sendable {
  public enum Block: Sendable {
    case paragraph(Prose)
    case list([Prose])
    /// Labels and values, aligned.
    case facts([(label: String, value: Prose)])
    case table(DisplayTable)
    /// Lines to copy into a shell.
    case commands([String])
    /// Text as it stands in a file.
    case raw(String)
  }

  /// Empty for the opening of a report.
  public var heading: String
  public var blocks: [Block]

  public init(_ heading: String = "", _ blocks: [Block]) {
    self.heading = heading
    self.blocks = blocks
  }
}

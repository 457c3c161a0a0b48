/// A text as character data or as a quoted attribute of SVG: shown as it is, it marks up and refers to nothing. What means
/// something there means it in HTML too.
public struct SVGText: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) { text = HTMLText(raw).text }

  public var description: String { text }
}

import PerimetryModel

/// Markup in the making: what the source writes stands as it is, and every text put in between is escaped.
struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  private(set) var markup: String

  init(stringLiteral value: String) { markup = value }

  init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  /// Markup that another part of the program has made.
  init(made markup: String) { self.markup = markup }

  static func + (a: HTML, b: HTML) -> HTML { HTML(made: a.markup + b.markup) }

  static func joined(_ parts: [HTML], by separator: HTML = "\n") -> HTML {
    HTML(made: parts.map(\.markup).joined(separator: separator.markup))
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + 8 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }

    mutating func appendInterpolation(_ text: String) { markup += HTMLText(text).text }

    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

    mutating func appendInterpolation(_ parts: [HTML]) {
      markup += HTML.joined(parts).markup
    }

    /// Without separators, for coordinates and counts of machines.
    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    /// To a tenth, the same on every machine.
    mutating func appendInterpolation(at coordinate: Double) {
      let tenths = Int((coordinate * 10).rounded())
      markup +=
        tenths % 10 == 0
        ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    mutating func appendInterpolation(_ prose: Prose) { markup += HTML(prose).markup }
  }
}

extension HTML {
  /// Characters of a text that are shown at most; a name in a log can have thousands.
  private static let longest = 400

  /// Spans with their tone as a class; what they say, they say in words too.
  init(_ prose: Prose) {
    self.init(
      made: prose.spans.map { span -> String in
        let shown =
          span.text.utf8.count <= HTML.longest || span.text.count <= HTML.longest
          ? span.text
          : "\(span.text.prefix(HTML.longest))… (\(span.text.count.counting("character")))"
        let text: HTML = span.isCode ? "<code>\(shown)</code>" : "\(shown)"
        guard let tone = span.tone, !span.text.isEmpty else { return text.markup }
        let toned: HTML = "<strong class=\"\(tone.name)\">\(text)</strong>"
        return toned.markup
      }.joined())
  }
}

extension Prose.Tone {
  /// The class of the style sheet.
  var name: String {
    switch self {
    case .denied: "denied"
    case .allowed: "allowed"
    case .unclear: "unclear"
    case .strong: "strong"
    }
  }
}

extension Prose {
  /// Without its tones, for a title or an attribute.
  var plain: String { spans.map(\.text).joined() }
}

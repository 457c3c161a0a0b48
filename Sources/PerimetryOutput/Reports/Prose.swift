import PerimetryModel

/// Words for people with values in between. What is interpolated is taken as hostile and escaped by each format;
/// numbers get thousands separators.
public struct Prose: Hashable, Sendable, ExpressibleByStringInterpolation {
  public enum Tone: Hashable, Sendable {
    case denied
    case allowed
    case unclear
    case strong
  }

  struct Span: Hashable, Sendable {
    var text: String
    var isCode = false
    var tone: Tone?
  }

  var spans: [Span]

  public init(stringLiteral value: String) { spans = [Span(text: value)] }

  public init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

  /// A value alone.
  public init(_ value: String, tone: Tone? = nil) { spans = [Span(text: value, tone: tone)] }

  /// Our own text with code between backticks.
  init(marked text: String) {
    spans = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map {
      Span(text: String($0.element), isCode: $0.offset % 2 == 1)
    }
  }

  public func toned(_ tone: Tone?) -> Prose {
    var copy = self
    for index in copy.spans.indices { copy.spans[index].tone = tone }
    return copy
  }

  public static func + (a: Prose, b: Prose) -> Prose {
    var sum = a
    sum.spans += b.spans
    return sum
  }

  static func joined(_ parts: [Prose], by separator: Prose) -> Prose {
    var result = Prose(stringLiteral: "")
    for (index, part) in parts.enumerated() {
      result = result + (index == 0 ? part : separator + part)
    }
    return result
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      spans.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { spans.append(Span(text: literal)) }
    }

    public mutating func appendInterpolation(_ value: String) { spans.append(Span(text: value)) }

    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      spans.append(Span(text: number.grouped))
    }

    /// `1 event`, `2 events`.
    public mutating func appendInterpolation(
      _ number: some BinaryInteger, _ noun: String, plural: String? = nil
    ) {
      spans.append(Span(text: number.counting(noun, plural: plural)))
    }

    public mutating func appendInterpolation(_ prose: Prose) { spans += prose.spans }

    public mutating func appendInterpolation(code: String) {
      spans.append(Span(text: code, isCode: true))
    }
  }
}

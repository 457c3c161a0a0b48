/// A condition on a figure of a report, such as `denied>0`, that a pipeline can fail on.
public struct Condition: Hashable, Sendable {
  public enum Comparison: String, CaseIterable, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case fewer = "<"
    case equal = "="
  }

  public var figure: String
  public var comparison: Comparison
  public var value: Int64

  /// `nil` unless the text is one of the figures, a comparison and a whole number from 0 up. A figure alone stands for more
  /// than 0 of it.
  public init?(_ text: String, figures: [String]) {
    for comparison in Comparison.allCases {
      guard let range = text.firstRange(of: comparison.rawValue) else { continue }
      let number = text[range.upperBound...]
      guard let value = Int64(number), value >= 0, number.utf8.allSatisfy({ $0 != 43 }) else {
        return nil
      }
      figure = String(text[..<range.lowerBound])
      (self.comparison, self.value) = (comparison, value)
      if figures.contains(figure) { return }
      return nil
    }
    guard figures.contains(text) else { return nil }
    (figure, comparison, value) = (text, .more, 0)
  }

  public var text: String { "\(figure)\(comparison.rawValue)\(value)" }

  public func holds(for number: Int64) -> Bool {
    switch comparison {
    case .atLeast: number >= value
    case .atMost: number <= value
    case .more: number > value
    case .fewer: number < value
    case .equal: number == value
    }
  }
}

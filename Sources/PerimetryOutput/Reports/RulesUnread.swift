/// What of two sets of rules could not be taken: each may admit more than is known.
public struct RulesUnread: Hashable, Sendable {
  /// A line for each, with file, place and reason.
  public var a: [String]
  public var b: [String]

  public init(a: [String] = [], b: [String] = []) {
    self.a = a
    self.b = b
  }

  public var isEmpty: Bool { a.isEmpty && b.isEmpty }

  /// Why a figure of a comparison or a drift of rules may be too small; `nil` where it is not.
  public func doubt(about figure: String) -> String? {
    let lines =
      switch figure {
      case "wider", "exposed", "rules-added", "rules-widened": b
      case "narrower", "closed", "rules-removed", "rules-narrowed": a
      case "different": b + a
      default: [String]()
      }
    return lines.first.map {
      "\(lines.count) \(lines.count == 1 ? "part" : "parts") of the rules could not be read (\($0))"
    }
  }

  var json: JSONValue { ["a": JSONValue(a), "b": JSONValue(b)] }

  /// A paragraph for each set with something that was not taken.
  func paragraphs(before: Prose = "A", after: Prose = "B") -> [Prose] {
    [(before, a), (after, b)].filter { !$0.1.isEmpty }.map { side, lines in
      Prose("Cannot tell all of ", tone: .unclear) + side + ": it may admit more than was read. "
        + Shown.first(lines, by: "; ") + "."
    }
  }
}

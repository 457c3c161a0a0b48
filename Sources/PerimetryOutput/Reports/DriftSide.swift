import PerimetryModel

/// What one side of a drift is, for the head of its report.
public struct DriftSide: Sendable {
  /// The store or file, as it was named.
  public var name: String
  /// Which part of the store, in the options' words; empty for all of it.
  public var window: String
  /// What was recorded; `nil` for nothing, and for files of rules.
  public var tally: Tally?
  /// Perimeters and directions of which it recorded a category that shows whom a rule does not let through. Where one has
  /// none any more, its blockers were cured, or the category is no longer exported: both look the same.
  public var shown: Set<Sight> = []

  public struct Sight: Hashable, Sendable {
    public var perimeter: ResourceID
    public var direction: Direction

    public init(perimeter: ResourceID, direction: Direction) {
      self.perimeter = perimeter
      self.direction = direction
    }
  }

  public init(name: String, window: String = "", tally: Tally? = nil, shown: Set<Sight> = []) {
    self.name = name
    self.window = window
    self.tally = tally
    self.shown = shown
  }

  /// What the other side showed and this one does not, in the words of a list.
  func lost(from other: DriftSide) -> [String] {
    other.shown.subtracting(shown).map { "\($0.direction.rawValue) of \($0.perimeter.name)" }
      .sorted()
  }

  var json: JSONValue {
    ["name": .string(name), "window": .string(window), "recorded": tally?.json ?? .null]
  }

  /// - Parameter holdsTraffic: false for a file of rules.
  func prose(_ holdsTraffic: Bool) -> Prose {
    let name = window.isEmpty ? Prose(name) : Prose(name) + ", " + Prose(window)
    if !holdsTraffic { return name }
    return name + ": " + (tally.map(ReportScope.window) ?? "nothing was recorded")
  }
}

import PerimetryModel

/// What one side of a drift is, for the head of its report.
public struct DriftSide: Sendable {
  /// The store or file, as it was named.
  public var name: String
  /// Which part of the store, in the options' words; empty for all of it.
  public var window: String
  /// What was recorded; `nil` for nothing, and for files of rules.
  public var tally: Tally?

  public init(name: String, window: String = "", tally: Tally? = nil) {
    self.name = name
    self.window = window
    self.tally = tally
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

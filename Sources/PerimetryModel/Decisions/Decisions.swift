/// Decisions, of which at most one is about the same peers of the same profile.
public struct Decisions: Hashable, Sendable {
  /// In order.
  public private(set) var entries: [Decision] = []

  public init() {}

  /// Of several about the same the last counts.
  public init(_ entries: [Decision]) {
    var last: [[String]: Decision] = [:]
    for entry in entries { last[entry.subject] = entry }
    self.entries = last.values.sorted()
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// In place of what was decided about the same before.
  public mutating func take(_ decision: Decision) {
    let subject = decision.subject
    entries.removeAll { $0.subject == subject }
    let place = entries.firstIndex { decision < $0 } ?? entries.endIndex
    entries.insert(decision, at: place)
  }

  /// Those that hold on a day, its last one included.
  public func inForce(on day: Day) -> Decisions {
    var some = self
    some.entries.removeAll { $0.expires.map { $0 < day } ?? false }
    return some
  }

  /// Those that do not hold any more on a day.
  public func expired(on day: Day) -> [Decision] {
    entries.filter { $0.expires.map { $0 < day } ?? false }
  }
}

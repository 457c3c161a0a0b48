import PerimetryModel

extension Simulation {
  /// Figures that a pipeline can fail on, by name.
  public static let figures = [
    "denied", "denied-peers", "expected", "expected-peers", "allowed", "allowed-peers",
    "cannot-tell", "cannot-tell-peers", "idle-elements",
  ]

  /// - Parameter name: one of ``figures``; others are 0.
  public func figure(_ name: String) -> Int64 {
    let amounts = amounts()
    let events = { (part: Part) in amounts[part]?.events ?? 0 }
    let peers = { (part: Part) in Int64(amounts[part]?.peers ?? 0) }
    switch name {
    case "denied": return events(.lost)
    case "denied-peers": return peers(.lost)
    case "expected": return events(.expected)
    case "expected-peers": return peers(.expected)
    case "allowed": return events(.admitted)
    case "allowed-peers": return peers(.admitted)
    case "cannot-tell": return events(.unclear)
    case "cannot-tell-peers": return peers(.unclear)
    case "idle-elements": return Int64(uses.lazy.map(\.idle.count).reduce(0, +))
    default: return 0
    }
  }
}

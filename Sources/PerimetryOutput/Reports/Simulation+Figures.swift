import PerimetryModel

extension Simulation {
  /// Figures that a pipeline can fail on, by name.
  public static let figures = [
    "denied", "denied-peers", "expected", "expected-peers", "allowed", "allowed-peers",
    "cannot-tell", "cannot-tell-peers", "idle-elements",
  ]

  /// - Parameter name: one of ``figures``; others are 0.
  public func figure(_ name: String) -> Int64 {
    switch name {
    case "denied": Simulation.events(lost(to: .denied))
    case "denied-peers": Simulation.peers(lost(to: .denied))
    case "expected": Simulation.events(expected)
    case "expected-peers": Simulation.peers(expected)
    case "allowed": Simulation.events(admitted)
    case "allowed-peers": Simulation.peers(admitted)
    case "cannot-tell": Simulation.events(changes.filter { $0.to == .cannotTell })
    case "cannot-tell-peers": Simulation.peers(changes.filter { $0.to == .cannotTell })
    case "idle-elements": Int64(uses.lazy.map(\.idle.count).reduce(0, +))
    default: 0
    }
  }
}

import PerimetryModel

extension Readiness {
  /// Figures that a pipeline can fail on, by name.
  public static let figures = [
    "resources", "ready", "switchable", "blocked", "unobserved", "cannot-tell", "not-ready",
    "not-enough", "blocker-events", "incurable-events", "failed-checks", "mixed-perimeters",
  ]

  /// - Parameter name: one of ``figures``; others are 0.
  public func figure(_ name: String) -> Int64 {
    switch name {
    case "resources": Int64(resources.count)
    case "switchable": Int64(switchable.count)
    case "not-ready": Int64(resources.count { $0.status != .ready })
    case "not-enough":
      Int64(resources.count { $0.status != .unobserved && $0.sufficiency.verdict != .enough })
    case "blocker-events": resources.reduce(0) { $0.addingSaturating($1.openEvents) }
    case "incurable-events": resources.reduce(0) { $0.addingSaturating($1.incurableEvents) }
    case "failed-checks":
      Int64(resources.lazy.flatMap(\.checks).count { $0.holds == false })
    case "mixed-perimeters": Int64(perimeters.count(where: \.isMixed))
    default: Int64(resources.count { $0.status.rawValue == name })
    }
  }
}

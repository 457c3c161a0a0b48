/// What becomes of traffic that would be denied, if what `recommend` proposes is deployed.
public enum BlockerFate: Hashable, Sendable, Comparable {
  /// A proposed rule lets it through.
  case proposed
  /// A rule could let it through, and the limits of the proposal leave it out.
  case leftOut
  /// A gate keeps its peer from having a rule.
  case withheld
  /// No rule lets it through.
  case incurable(Obstacle)

  public var name: String {
    switch self {
    case .proposed: "proposed"
    case .leftOut: "left-out"
    case .withheld: "withheld"
    case .incurable: "incurable"
    }
  }

  public var obstacle: Obstacle? {
    if case .incurable(let obstacle) = self { obstacle } else { nil }
  }

  public static func < (a: BlockerFate, b: BlockerFate) -> Bool {
    if let x = a.obstacle, let y = b.obstacle { return x < y }
    return a.position < b.position
  }

  private var position: Int {
    switch self {
    case .proposed: 0
    case .leftOut: 1
    case .withheld: 2
    case .incurable: 3
    }
  }
}

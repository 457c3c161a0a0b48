import PerimetryModel

extension Decision {
  /// By somebody, for some reason.
  static func sample(
    _ kind: Decision.Kind, _ peer: String, until day: Int32? = nil, profile: String = "",
    direction: Direction? = nil
  ) -> Decision {
    Decision(
      kind: kind, profile: profile, direction: direction, peer: peer, author: "a", reason: "r",
      expires: day.map { Day(number: $0) })
  }
}

/// What the platform logged, in the words of the `ResultAction` column. Not a ``Verdict``.
public enum Outcome: String, Sendable, CaseIterable, Codable {
  case approved = "Approved"
  case denied = "Denied"
}

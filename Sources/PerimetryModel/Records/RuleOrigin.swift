/// Whose rule decided: the perimeter's, or the resource's own firewall and exceptions.
public enum RuleOrigin: String, Sendable, CaseIterable, Codable {
  case perimeter = "NSP"
  case resource = "PaaS"
}

/// Which way the traffic went, seen from the service resource that logged it.
public enum Direction: String, Sendable, CaseIterable, Codable, Comparable {
  case inbound
  case outbound

  public static func < (a: Direction, b: Direction) -> Bool { a.rawValue < b.rawValue }
}

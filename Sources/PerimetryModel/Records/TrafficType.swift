/// How the traffic relates to the perimeter, in the words of the `TrafficType` column.
public enum TrafficType: String, Sendable, CaseIterable, Codable {
  case `public` = "Public"
  case `private` = "Private"
  case intra = "Intra"
  case cross = "Cross"
}

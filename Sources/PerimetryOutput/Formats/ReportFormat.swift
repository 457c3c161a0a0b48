/// The forms a report can be written in.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text
  case json
  case csv
  case markdown
}

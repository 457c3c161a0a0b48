/// The service that runs a query: the language is one, what a table holds and a reply may hold is not.
public enum KQLService: String, CaseIterable, Sendable {
  case logAnalytics = "log-analytics"
  case dataExplorer = "data-explorer"
}

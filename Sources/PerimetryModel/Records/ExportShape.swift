/// The forms in which access logs leave Azure (domain.md §2).
public enum ExportShape: String, CaseIterable, Sendable {
  case storage
  case eventHubs = "event-hubs"
  case capture
  case queryAPI = "query-api"
  case az
  case portalCSV = "portal-csv"
  case dataExport = "data-export"
  case kustoV1 = "kusto-v1"
  case kustoV2 = "kusto-v2"
  case csv

  /// Where it comes from and what it looks like, in a line.
  public var summary: String {
    switch self {
    case .storage: "storage account archive (PT1H.json): JSON Lines with nested properties"
    case .eventHubs:
      "Event Hubs messages: bodies with records, one a line, in an array, or as escaped texts"
    case .capture: "Event Hubs Capture: an Avro container, codec null, deflate or snappy"
    case .queryAPI: "Log Analytics query API: tables with columns and rows"
    case .az: "az monitor log-analytics query -o json: an array of flat objects, all values texts"
    case .portalCSV: "Log Analytics portal: CSV with times under [UTC] or [Local Time]"
    case .dataExport: "Log Analytics data export (PT05M.json): JSON Lines with flat columns"
    case .kustoV1: "Data Explorer v1 reply: Tables with Columns and Rows"
    case .kustoV2: "Data Explorer v2 reply: an array of frames, the primary result counts"
    case .csv: "any other CSV with a heading and ISO times, such as Data Explorer's"
    }
  }

  /// What every record must have, by the names the shape gives it.
  public var required: [String] {
    switch self {
    case .storage, .eventHubs, .capture: ["time", "category"]
    case .queryAPI, .az, .portalCSV, .dataExport, .kustoV1, .kustoV2, .csv:
      ["TimeGenerated", "Category"]
    }
  }

  /// What the answers rest on; a record without these says little, and one without any of its identity's columns cannot
  /// be told from another.
  public var wanted: [String] {
    switch self {
    case .storage, .eventHubs, .capture:
      [
        "count", "resourceId", "operationName", "properties.serviceResourceId",
        "properties.profile", "properties.matchedRule", "properties.accessRulesVersion",
        "properties.source", "properties.destination",
      ]
    default:
      [
        "Count", "_ResourceId", "OperationName", "ServiceResourceId", "Profile", "MatchedRule",
        "AccessRuleVersion", "SourceIpAddress", "SourcePort", "SourceProtocol",
        "SourceResourceId", "DestinationFqdn", "DestinationResourceId", "DestinationPort",
        "DestinationProtocol",
      ]
    }
  }
}

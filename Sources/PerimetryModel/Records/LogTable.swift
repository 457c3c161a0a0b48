/// The table that holds the access logs in Log Analytics, and wherever it was copied to (domain.md §2.1).
public enum LogTable {
  public static let name = "NSPAccessLogs"

  /// The columns of its reference page, in that order.
  public static let columns = [
    "AccessRuleVersion", "AppId", "_BilledSize", "Category", "Count", "DestinationEmailAddress",
    "DestinationFqdn", "DestinationParameters", "DestinationPhoneNumber", "DestinationPort",
    "DestinationProtocol", "DestinationResourceId", "_IsBillable", "Location", "MatchedRule",
    "OperationName", "OperationVersion", "Parameters", "Profile", "_ResourceId", "ResultAction",
    "ResultDescription", "ResultDirection", "RuleType", "ServiceFqdn", "ServiceResourceId",
    "SourceAppId", "SourceIpAddress", "SourceParameters", "SourcePerimeterGuids", "SourcePort",
    "SourceProtocol", "SourceResourceId", "SourceSystem", "_SubscriptionId", "TenantId",
    "TimeGenerated", "TimeGeneratedEndTime", "TrafficType", "Type",
  ]

  /// Where a column's value belongs; `nil` for a name that no export knows. The matched rule's is the text that holds
  /// the rule's name.
  public static func meaning(of column: String) -> RecordColumn? {
    switch RecordKeys.meaning(of: column, in: .root) {
    case .column(let meaning): meaning
    case .nested(_, let orColumn): orColumn
    case nil: nil
    }
  }
}

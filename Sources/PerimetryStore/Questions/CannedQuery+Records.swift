import PerimetryModel

extension CannedQuery {
  /// What needs single records, and so reads all of them.
  static let records = [
    CannedQuery(
      "arriving", "Is anything arriving?",
      advice:
        "By perimeter, beside the newest hour of the whole store: one that lags has stopped logging.",
      sql: """
        SELECT perimeter, max(hour) AS last_hour_with_records,
          (SELECT max(hour) FROM hours) AS newest_hour_of_all,
          sum(CASE WHEN hour > strftime('%Y-%m-%dT%H:00:00Z', (SELECT max(hour) FROM hours), '-24 hours')
            THEN events ELSE 0 END) AS events_in_last_24_hours,
          sum(events) AS events
        FROM hours
        GROUP BY perimeter
        ORDER BY perimeter
        """),
    CannedQuery(
      "recent", "What was decided lately for one service?",
      advice: "Each row is an aggregate: Count says of how many events.",
      parameters: [Parameter("service", "a part of ServiceFqdn or ServiceResourceId")],
      sql: """
        SELECT TimeGenerated, ResultAction, ResultDirection, TrafficType, MatchedRule, SourceIpAddress,
          DestinationFqdn, ResultDescription, Count
        FROM NSPAccessLogs
        WHERE :service = '' OR instr(lower(ServiceFqdn), lower(:service)) > 0
          OR instr(lower(ServiceResourceId), lower(:service)) > 0
        ORDER BY TimeGenerated DESC
        LIMIT 100
        """),
    CannedQuery(
      "recent-rules", "Which profile and rule decided lately?",
      advice:
        "In learning mode a resource's own rule stands as MatchedRule of what enforcement would deny.",
      parameters: [Parameter("profile", "the profile's name")],
      sql: """
        SELECT TimeGenerated, ResultAction, Profile, MatchedRule, SourceIpAddress, Count
        FROM NSPAccessLogs
        WHERE :profile = '' OR Profile = :profile
        ORDER BY TimeGenerated DESC
        LIMIT 100
        """),
    CannedQuery(
      "operations", "Who performs an operation?",
      advice: "Events, not rows: a record stands for Count of them.",
      parameters: [Parameter("operation", "such as GetBlob; in any case")],
      sql: """
        SELECT OperationName, ResultAction, SourceIpAddress, SourceResourceId, ServiceResourceId,
          sum(Count) AS events, max(TimeGenerated) AS last_seen
        FROM NSPAccessLogs
        WHERE :operation = '' OR lower(OperationName) = lower(:operation)
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY events DESC, 1, 2, 3, 4, 5
        LIMIT 500
        """),
    CannedQuery(
      "denied-inbound",
      "What came in and was denied by the perimeter, by region, operation and address?",
      advice:
        "Only enforced resources log this category; what learning mode would deny is in blockers.",
      sql: """
        SELECT Location, OperationName, SourceIpAddress, ResultDescription, sum(Count) AS events,
          max(TimeGenerated) AS last_seen
        FROM NSPAccessLogs
        WHERE Category = '\(LogCategory.publicInboundPerimeterRulesDenied.rawValue)'
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        LIMIT 500
        """),
    CannedQuery(
      "dependencies", "Which service calls which?",
      advice:
        "Outbound calls of services; where the log names no destination resource, its domain name.",
      sql: """
        SELECT ServiceResourceId AS caller, coalesce(DestinationResourceId, DestinationFqdn) AS destination,
          OperationName, Category, sum(Count) AS events, max(TimeGenerated) AS last_seen
        FROM NSPAccessLogs
        WHERE ResultDirection = 'Outbound' COLLATE NOCASE
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        LIMIT 500
        """),
  ]
}

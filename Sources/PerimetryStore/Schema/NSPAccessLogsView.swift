/// The records under the 40 column names of the Log Analytics table, in the order of its reference page, so that people
/// can bring their queries. Only functions that are built into SQLite, so that any tool opens it.
///
/// Columns that no export carried are NULL; direction, action, traffic and rule type follow from the category where
/// the export does not say (domain.md §2.1). Three columns of our own come last.
enum NSPAccessLogsView {
  static let sql = """
    CREATE VIEW NSPAccessLogs AS
    SELECT
      \(columns.map { "\($0.expression) AS \($0.name)" }.joined(separator: ",\n      "))
    FROM record r
    JOIN context c ON c.id = r.context
    JOIN flow f ON f.id = c.flow
    JOIN category k ON k.id = f.category;
    """

  private static let columns: [(name: String, expression: String)] = [
    ("AccessRuleVersion", text("f.rules_version")),
    ("AppId", text("c.app_id")),
    ("_BilledSize", "r.billed_size"),
    ("Category", "k.name"),
    ("Count", "r.count"),
    ("DestinationEmailAddress", text("c.destination_email")),
    ("DestinationFqdn", text("c.destination_fqdn")),
    ("DestinationParameters", text("c.destination_parameters")),
    ("DestinationPhoneNumber", text("c.destination_phone")),
    ("DestinationPort", text("c.destination_port")),
    ("DestinationProtocol", text("c.destination_protocol")),
    ("DestinationResourceId", text("c.destination_resource")),
    ("_IsBillable", text("c.is_billable")),
    ("Location", text("c.location")),
    (
      "MatchedRule",
      "coalesce(\(text("c.matched_rule_text")), CASE WHEN f.matched_rule <> 0 "
        + "THEN json_object('accessRule', \(text("f.matched_rule"))) END)"
    ),
    ("OperationName", text("c.operation")),
    ("OperationVersion", text("c.operation_version")),
    ("Parameters", text("c.parameters")),
    ("Profile", text("f.profile")),
    ("_ResourceId", text("f.perimeter")),
    ("ResultAction", "coalesce(\(text("c.result_action")), k.outcome)"),
    ("ResultDescription", text("c.result_description")),
    (
      "ResultDirection",
      "coalesce(\(text("c.result_direction")), "
        + "CASE k.direction WHEN 'inbound' THEN 'Inbound' WHEN 'outbound' THEN 'Outbound' END)"
    ),
    ("RuleType", "coalesce(\(text("c.rule_type")), k.rule_origin)"),
    ("ServiceFqdn", text("c.service_fqdn")),
    ("ServiceResourceId", text("f.resource")),
    ("SourceAppId", text("c.source_app_id")),
    ("SourceIpAddress", text("c.source_address")),
    ("SourceParameters", text("c.source_parameters")),
    ("SourcePerimeterGuids", text("c.source_perimeter_guids")),
    ("SourcePort", "coalesce(CAST(r.port AS TEXT), \(text("c.source_port")))"),
    ("SourceProtocol", text("c.source_protocol")),
    ("SourceResourceId", text("c.source_resource")),
    ("SourceSystem", text("c.source_system")),
    ("_SubscriptionId", text("c.subscription_id")),
    ("TenantId", text("c.tenant_id")),
    ("TimeGenerated", iso8601("r.time * 10000 + r.fraction")),
    ("TimeGeneratedEndTime", iso8601("r.time * 10000 + r.fraction + r.span")),
    ("TrafficType", "coalesce(\(text("c.traffic_type")), k.traffic)"),
    ("Type", text("c.table_name")),
    ("ExportedCategory", "coalesce(\(text("c.exported_category")), k.name)"),
    ("File", "(SELECT path FROM reading WHERE id = r.reading)"),
    ("Offset", "r.offset"),
  ]

  private static func text(_ id: String) -> String { "(SELECT value FROM text WHERE id = \(id))" }

  /// - Parameter ticks: an expression of units of 100 ns since 1970, or NULL.
  private static func iso8601(_ ticks: String) -> String {
    "strftime('%Y-%m-%dT%H:%M:%S', (\(ticks)) / 10000000, 'unixepoch') "
      + "|| printf('.%07dZ', (\(ticks)) % 10000000)"
  }
}

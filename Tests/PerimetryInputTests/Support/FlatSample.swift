/// The event of ``Sample`` as Log Analytics exports it.
enum FlatSample {
  static let members: Sample.Members = [
    ("TenantId", #""99999999-0000-0000-0000-000000000000""#),
    ("TimeGenerated", #""2026-03-02T08:15:00.1234567Z""#),
    ("TimeGeneratedEndTime", #""2026-03-02T08:44:59.9876543Z""#), ("Count", "42"),
    ("Category", #""NspPublicInboundResourceRulesAllowed""#), ("Location", #""westeurope""#),
    ("OperationName", #""GetBlob""#), ("OperationVersion", #""2024-08-04""#),
    ("ResultDescription", #""""#), ("ResultDirection", #""Inbound""#),
    ("ResultAction", #""Approved""#), ("TrafficType", #""Public""#), ("RuleType", #""PaaS""#),
    ("ServiceResourceId", #""\#(Sample.account)""#),
    ("ServiceFqdn", #""acct.blob.core.windows.net""#), ("Profile", #""defaultProfile""#),
    ("AccessRuleVersion", #""3""#), ("AppId", #""""#), ("Parameters", #""{}""#),
    ("MatchedRule", #""{\"accessRule\":\"IP firewall\"}""#), ("SourceResourceId", #""""#),
    ("SourceIpAddress", #""198.51.100.7""#), ("SourcePort", #""50196""#),
    ("SourceProtocol", #""HTTPS:TCP""#), ("SourceAppId", #""""#), ("SourceParameters", #""""#),
    ("_ResourceId", #""\#(Sample.perimeter.lowercased())""#), ("Type", #""NSPAccessLogs""#),
    ("_BilledSize", "1234.5"), ("_IsBillable", #""True""#), ("SourceSystem", #""Azure""#),
  ]

  static var line: String { Sample.object(members) }

  static func line(_ key: String, _ raw: String?) -> String {
    var members = members.filter { $0.key != key }
    if let raw { members.append((key, raw)) }
    return Sample.object(members)
  }
}

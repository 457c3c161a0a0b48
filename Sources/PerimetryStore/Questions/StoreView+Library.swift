import PerimetryModel

extension StoreView {
  public static let library = [logs, flows, hours]

  static let logs = StoreView(
    name: "NSPAccessLogs",
    meaning:
      "A row a record, under the 40 columns of the Log Analytics table and three of perimetry's. "
      + "Records are aggregates: sum Count, never count rows.",
    columns: [
      Column("AccessRuleVersion", "version of the profile's rules when it was decided"),
      Column("AppId", "identity of the caller or of what is called, where it is logged"),
      Column("_BilledSize", "bytes that Log Analytics bills for the record"),
      Column("Category", "log category, in the platform's spelling"),
      Column("Count", "events that the record stands for"),
      Column("DestinationEmailAddress", "destination of mail"),
      Column("DestinationFqdn", "name that was called; no destination address is logged anywhere"),
      Column("DestinationParameters", "further words on the destination"),
      Column("DestinationPhoneNumber", "destination of text messages"),
      Column("DestinationPort", "port that was called"),
      Column("DestinationProtocol", "protocol of an outbound call"),
      Column("DestinationResourceId", "resource that was called"),
      Column("_IsBillable", "whether Log Analytics bills for the record"),
      Column("Location", "region of the resource"),
      Column("MatchedRule", "rule that decided, as a JSON object; may be the resource's own"),
      Column("OperationName", "what was asked of the resource"),
      Column("OperationVersion", "version of its interface"),
      Column("Parameters", "further words on the record"),
      Column("Profile", "profile of the perimeter"),
      Column("_ResourceId", "the perimeter"),
      Column("ResultAction", "what became of it when it was logged: Approved or Denied"),
      Column("ResultDescription", "further words on the result; rarely says that it was denied"),
      Column("ResultDirection", "Inbound or Outbound"),
      Column("RuleType", "whose rules decided: NSP (the perimeter's) or PaaS (the resource's)"),
      Column("ServiceFqdn", "name of the resource that logged"),
      Column("ServiceResourceId", "resource that logged"),
      Column("SourceAppId", "identity of the caller"),
      Column("SourceIpAddress", "address of the caller"),
      Column(
        "SourceParameters",
        "further words on the caller, such as that it came by a service endpoint"),
      Column("SourcePerimeterGuids", "perimeters of the caller"),
      Column("SourcePort", "port of the caller"),
      Column("SourceProtocol", "protocol of an inbound access, such as HTTPS:TCP or TDS:TCP"),
      Column("SourceResourceId", "resource of the caller"),
      Column("SourceSystem", "system that collected the record"),
      Column("_SubscriptionId", "subscription of the perimeter"),
      Column("TenantId", "workspace"),
      Column("TimeGenerated", "UTC time of the first event"),
      Column("TimeGeneratedEndTime", "UTC time of the last event, where the record says so"),
      Column("TrafficType", "Public, Private, Intra or Cross"),
      Column("Type", "name of the table"),
      Column("ExportedCategory", "category as it was exported"),
      Column("File", "file that the record was read from"),
      Column("Offset", "byte of that file where the record begins"),
    ])

  static let flows = StoreView(
    name: "flows",
    meaning:
      "A row a conversation: the records that agree in everything but time, operation and port.",
    columns: [
      Column("perimeter", "id of the perimeter"), Column("profile", "name of the profile"),
      Column("resource", "id of the resource that logged"),
      Column("direction", "inbound or outbound"), Column("category", "log category"),
      Column("outcome", "what was logged: Approved or Denied"),
      Column(
        "verdict_of_category",
        "what enforcement would say of the category; `perimetry denied` also heeds what newer rules let through"
      ),
      Column("peer_kind", "address, domain, resource, app, unreadable or none"),
      Column("peer", "who is on the other side"),
      Column("source_resource", "resource of the caller"),
      Column("matched_rule", "rule that decided"), Column("rules_version", "version of the rules"),
      Column("protocol", "as exported"),
      Column("service_endpoint", "1 where it came by a service endpoint"),
      Column("events", "sum of counts"), Column("records", "how many records say so"),
      Column("first_seen", "UTC time of the first event"),
      Column("last_seen", "UTC time of the last event"),
      Column("days", "UTC days with records"),
    ])

  static let hours = StoreView(
    name: "hours",
    meaning:
      "A row for each hour, category, profile and resource that has records; an hour that is not there had none.",
    columns: [
      Column("hour", "UTC time at which the hour begins"),
      Column("perimeter", "id of the perimeter"), Column("profile", "name of the profile"),
      Column("resource", "id of the resource that logged"),
      Column("direction", "inbound or outbound"), Column("category", "log category"),
      Column("outcome", "what was logged: Approved or Denied"),
      Column("verdict_of_category", "what enforcement would say of the category"),
      Column("events", "sum of counts"), Column("records", "how many records say so"),
    ])
}

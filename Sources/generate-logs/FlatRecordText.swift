/// Writes records as rows of the Log Analytics table: flat, Pascal case, the matched rule as text.
struct FlatRecordText {
  let window: Window
  let estate: Estate

  func append(_ record: Record, of conversation: Conversation, to bytes: inout [UInt8]) {
    let (resource, profile, perimeter) = estate.place(of: conversation)
    bytes.append("{\"TenantId\":\"6f0c0a52-0000-4000-8000-000000000001\",\"TimeGenerated\":\"")
    window.append(record.time, to: &bytes)
    if let end = record.end {
      bytes.append("\",\"TimeGeneratedEndTime\":\"")
      window.append(end, to: &bytes)
      bytes.append("\",\"Count\":")
      bytes.append(number: record.count)
      bytes.append(",\"Category\":\"")
    } else {
      bytes.append("\",\"Category\":\"")
    }
    bytes.append(contentsOf: record.category.rawValue.utf8)
    field("OperationName", resource.operations[record.operation], to: &bytes)
    field("OperationVersion", resource.operationVersion, to: &bytes)
    field("Location", perimeter.location.utf8, to: &bytes)
    field("ServiceResourceId", resource.spellings[record.spelling], to: &bytes)
    field("ServiceFqdn", resource.fqdn, to: &bytes)
    field("Profile", profile.name.utf8, to: &bytes)
    field("AccessRuleVersion", record.version.utf8, to: &bytes)
    field("AppId", resource.appID, to: &bytes)
    field("Parameters", resource.parameters, to: &bytes)
    bytes.append("\",\"MatchedRule\":\"")
    if !record.rule.isEmpty {
      bytes.append("{\\\"accessRule\\\":\\\"")
      bytes.append(contentsOf: record.rule.utf8)
      bytes.append("\\\"}")
    }
    appendEnds(record, of: conversation, at: resource, guid: perimeter.guid, to: &bytes)
    let columns = record.category.columns
    field("ResultDirection", (record.category.isInbound ? "Inbound" : "Outbound").utf8, to: &bytes)
    field("ResultAction", columns.action.utf8, to: &bytes)
    field("TrafficType", columns.traffic.utf8, to: &bytes)
    field("RuleType", columns.rule.utf8, to: &bytes)
    field("SourceSystem", "Azure".utf8, to: &bytes)
    field("Type", "NSPAccessLogs".utf8, to: &bytes)
    field("_ResourceId", perimeter.idBytes, to: &bytes)
    bytes.append("\"}")
  }

  private func appendEnds(
    _ record: Record, of conversation: Conversation, at resource: Resource, guid: String,
    to bytes: inout [UInt8]
  ) {
    let peer = conversation.peer
    if record.category.isInbound {
      field("SourceResourceId", peer.resource, to: &bytes)
      field("SourceIpAddress", peer.exported, to: &bytes)
      bytes.append("\",\"SourcePort\":\"")
      bytes.append(number: record.port)
      field("SourceProtocol", conversation.protocolText(at: resource), to: &bytes)
      if record.category == .intraInbound {
        bytes.append("\",\"SourcePerimeterGuids\":\"[\\\"")
        bytes.append(contentsOf: guid.utf8)
        bytes.append("\\\"]")
      }
      field("SourceAppId", peer.app, to: &bytes)
      bytes.append("\",\"SourceParameters\":\"")
      bytes.append(conversation.sourceParameters)
    } else {
      field("SourceResourceId", resource.spellings[0], to: &bytes)
      bytes.append("\",\"SourcePort\":\"")
      bytes.append(number: record.port)
      field("SourceProtocol", "HTTPS:TCP".utf8, to: &bytes)
      field("DestinationResourceId", peer.resource, to: &bytes)
      field("DestinationFqdn", peer.exported, to: &bytes)
      field("DestinationPort", "443".utf8, to: &bytes)
      field("DestinationProtocol", "HTTPS:TCP".utf8, to: &bytes)
    }
  }

  /// Ends the text before it and begins this one, which the next ends.
  private func field(
    _ name: StaticString, _ value: some Collection<UInt8>, to bytes: inout [UInt8]
  ) {
    bytes.append("\",\"")
    bytes.append(name)
    bytes.append("\":\"")
    bytes.append(contentsOf: value)
  }
}

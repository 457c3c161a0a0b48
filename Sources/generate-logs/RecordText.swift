/// Writes records as resource logs do: nested `properties`, camel case.
struct RecordText {
  let window: Window
  let estate: Estate

  func append(_ record: Record, of conversation: Conversation, to bytes: inout [UInt8]) {
    let (resource, profile, perimeter) = estate.place(of: conversation)
    bytes.append("{\"time\":\"")
    window.append(record.time, to: &bytes)
    if let end = record.end {
      bytes.append("\",\"timeGeneratedEndTime\":\"")
      window.append(end, to: &bytes)
      bytes.append(record.isCountQuoted ? "\",\"count\":\"" : "\",\"count\":")
      bytes.append(number: record.count)
      bytes.append(record.isCountQuoted ? "\",\"resourceId\":\"" : ",\"resourceId\":\"")
    } else {
      bytes.append("\",\"resourceId\":\"")
    }
    bytes.append(contentsOf: perimeter.exportedBytes)
    bytes.append("\",\"operationName\":\"")
    bytes.append(contentsOf: resource.operations[record.operation])
    bytes.append("\",\"operationVersion\":\"")
    bytes.append(contentsOf: resource.operationVersion)
    bytes.append("\",\"category\":\"")
    bytes.append(contentsOf: record.category.rawValue.utf8)
    bytes.append("\",\"location\":\"")
    bytes.append(contentsOf: perimeter.location.utf8)
    bytes.append("\",\"properties\":{\"serviceResourceId\":\"")
    bytes.append(contentsOf: resource.spellings[record.spelling])
    bytes.append("\",\"serviceFqdn\":\"")
    bytes.append(contentsOf: resource.fqdn)
    bytes.append("\",\"accessRulesVersion\":\"")
    bytes.append(contentsOf: record.version.utf8)
    bytes.append("\",\"profile\":\"")
    bytes.append(contentsOf: profile.name.utf8)
    bytes.append("\",\"appId\":\"")
    bytes.append(contentsOf: resource.appID)
    bytes.append("\",\"parameters\":\"")
    bytes.append(contentsOf: resource.parameters)
    bytes.append("\",\"matchedRule\":{")
    if !record.rule.isEmpty {
      bytes.append("\"accessRule\":\"")
      bytes.append(contentsOf: record.rule.utf8)
      bytes.append("\"")
    }
    bytes.append("},")
    appendEnds(record, of: conversation, at: resource, guid: perimeter.guid, to: &bytes)
    bytes.append("},\"resultDescription\":\"")
    if resource.service == .search || resource.service == .workspace {
      bytes.append(contentsOf: resource.operations[record.operation])
    }
    bytes.append("\"}")
  }

  /// Source and destination: the peer is one of them, the resource itself the other.
  private func appendEnds(
    _ record: Record, of conversation: Conversation, at resource: Resource, guid: String,
    to bytes: inout [UInt8]
  ) {
    let peer = conversation.peer
    bytes.append("\"source\":{\"resourceId\":\"")
    if record.category.isInbound {
      bytes.append(contentsOf: peer.resource)
      bytes.append("\",\"ipAddress\":\"")
      bytes.append(contentsOf: peer.exported)
      bytes.append("\",\"port\":\"")
      bytes.append(number: record.port)
      bytes.append("\",\"protocol\":\"")
      bytes.append(contentsOf: conversation.protocolText(at: resource))
      if record.category == .intraInbound {
        bytes.append("\",\"perimeterGuids\":[\"")
        bytes.append(contentsOf: guid.utf8)
        bytes.append("\"],\"appId\":\"")
      } else {
        bytes.append("\",\"appId\":\"")
      }
      bytes.append(contentsOf: peer.app)
      bytes.append("\",\"parameters\":\"")
      bytes.append(conversation.sourceParameters)
      bytes.append("\"}")
    } else {
      bytes.append(contentsOf: resource.spellings[0])
      bytes.append("\",\"ipAddress\":\"\",\"port\":\"")
      bytes.append(number: record.port)
      bytes.append("\",\"protocol\":\"HTTPS:TCP\",\"appId\":\"\",\"parameters\":\"\"}")
      bytes.append(",\"destination\":{\"resourceId\":\"")
      bytes.append(contentsOf: peer.resource)
      bytes.append("\",\"fullyQualifiedDomainName\":\"")
      bytes.append(contentsOf: peer.exported)
      bytes.append("\",\"port\":\"443\",\"protocol\":\"HTTPS:TCP\"}")
    }
  }
}

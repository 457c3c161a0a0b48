import Foundation

/// Lines of a log export, one peer and one port each.
enum LogLine {
  static func record(
    port: Int, address: String = "198.51.100.7", count: Int = 1,
    time: String = "2026-03-02T08:15:00Z",
    category: String = "NspPublicInboundResourceRulesAllowed"
  ) -> String {
    let id = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg"
    return """
      {"time":"\(time)","count":"\(count)","category":"\(category)",\
      "resourceId":"\(id)/providers/Microsoft.Network/networkSecurityPerimeters/nsp",\
      "operationName":"GetBlob","properties":{"profile":"defaultProfile","accessRulesVersion":"3",\
      "serviceResourceId":"\(id)/providers/Microsoft.Storage/storageAccounts/stexample",\
      "matchedRule":{"accessRule":"IP firewall"},"source":{"ipAddress":"\(address)",\
      "port":"\(port)","protocol":"HTTPS:TCP"}}}
      """
  }

  static func records(_ ports: Range<Int>) -> String {
    ports.map { record(port: $0) + "\n" }.joined()
  }
}

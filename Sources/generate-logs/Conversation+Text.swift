extension Conversation {
  func protocolText(at resource: Resource) -> [UInt8] {
    switch habit {
    case .fileShare, .fileShareByRule: Conversation.fileShareProtocol
    default: resource.networkProtocol
    }
  }

  var sourceParameters: StaticString {
    switch habit {
    case .serviceEndpoint:
      #"{\"networkPath\":\"ServiceEndpoint\",\"subnet\":\"snet-workers\"}"#
    case .azureService, .azureServiceWithoutAddress:
      #"{\"identityType\":\"SystemAssigned\"}"#
    default: #"{\"userAgent\":\"ExampleClient/4.2\"}"#
    }
  }

  private static let fileShareProtocol = Array("SMB:TCP".utf8)
}

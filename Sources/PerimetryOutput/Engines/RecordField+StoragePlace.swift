import PerimetryModel

extension RecordField {
  /// Where the column stands in a record of a storage archive: the objects it lies in, and its name there. What only the table
  /// has stands at the top, under the table's name. `nil` for columns that others make up: a rule's name and text, the
  /// category as exported.
  var storagePlace: (scope: [String], key: String)? {
    let properties = ["properties"]
    let source = ["properties", "source"]
    let destination = ["properties", "destination"]
    switch self {
    case .matchedRule, .matchedRuleText, .exportedCategory: return nil
    case .perimeter: return ([], "resourceId")
    case .operation: return ([], "operationName")
    case .operationVersion: return ([], "operationVersion")
    case .resultDescription: return ([], "resultDescription")
    case .location: return ([], "location")
    case .serviceResource: return (properties, "serviceResourceId")
    case .serviceFQDN: return (properties, "serviceFqdn")
    case .profile: return (properties, "profile")
    case .rulesVersion: return (properties, "accessRulesVersion")
    case .appID: return (properties, "appId")
    case .parameters: return (properties, "parameters")
    case .featureNames: return (properties, "serviceFeatureNames")
    case .sourceAddress: return (source, "ipAddress")
    case .sourcePort: return (source, "port")
    case .sourceProtocol: return (source, "protocol")
    case .sourceResource: return (source, "resourceId")
    case .sourceAppID: return (source, "appId")
    case .sourceParameters: return (source, "parameters")
    case .sourcePerimeterGUIDs: return (source, "perimeterGuids")
    case .destinationFQDN: return (destination, "fullyQualifiedDomainName")
    case .destinationResource: return (destination, "resourceId")
    case .destinationPort: return (destination, "port")
    case .destinationProtocol: return (destination, "protocol")
    case .destinationAppID: return (destination, "appId")
    case .destinationParameters: return (destination, "parameters")
    case .destinationEmail: return (destination, "emailAddress")
    case .destinationPhone: return (destination, "phoneNumber")
    case .resultAction: return ([], "ResultAction")
    case .resultDirection: return ([], "ResultDirection")
    case .trafficType: return ([], "TrafficType")
    case .ruleType: return ([], "RuleType")
    case .tenantID: return ([], "TenantId")
    case .sourceSystem: return ([], "SourceSystem")
    case .table: return ([], "Type")
    case .subscriptionID: return ([], "_SubscriptionId")
    case .isBillable: return ([], "_IsBillable")
    }
  }
}

/// The text columns of a record: everything but time, end, count, port and place.
/// Identity and context hashes read them in this order, so cases are only ever appended.
public enum RecordField: Int, CaseIterable, Sendable {
  case perimeter
  case serviceResource
  case profile
  case operation
  case matchedRule
  case rulesVersion
  /// Canonical text where it is an address, as exported where it is not.
  case sourceAddress
  /// Only where the port is no number; a number travels in the occurrence.
  case sourcePort
  case sourceProtocol
  case sourceResource
  case destinationFQDN
  case destinationResource
  case destinationPort
  case destinationProtocol
  case serviceFQDN
  case operationVersion
  case resultDescription
  case location
  case appID
  case parameters
  /// The matched rule as exported, where it is more than a rule name.
  case matchedRuleText
  case sourceAppID
  case sourceParameters
  case sourcePerimeterGUIDs
  case destinationAppID
  case destinationParameters
  case destinationEmail
  case destinationPhone
  case featureNames
  /// The category as exported, where that is not the canonical name.
  case exportedCategory
  case resultAction
  case resultDirection
  case trafficType
  case ruleType
  case tenantID
  case sourceSystem
  case table
  case subscriptionID
  case isBillable

  /// The fields that, with the category, the time and the source port, make up a record's identity
  /// (architecture: not count, end, parameters, perimeter GUIDs, app ids or descriptions): the first ones, in order.
  public static let identity: [RecordField] = [
    .perimeter, .serviceResource, .profile, .operation, .matchedRule, .rulesVersion, .sourceAddress,
    .sourcePort, .sourceProtocol, .sourceResource, .destinationFQDN, .destinationResource,
    .destinationPort, .destinationProtocol,
  ]
}

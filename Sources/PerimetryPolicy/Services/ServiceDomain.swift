import PerimetryModel

/// Whose names stand in the domains of services whose first label is the resource's name.
enum ServiceDomain {
  /// Suffix and resource provider; of names that customers choose only.
  private static let providers = [
    ("core.windows.net", "microsoft.storage"), ("database.windows.net", "microsoft.sql"),
    ("vault.azure.net", "microsoft.keyvault"), ("search.windows.net", "microsoft.search"),
    ("servicebus.windows.net", "microsoft.eventhub"),
    ("servicebus.windows.net", "microsoft.servicebus"),
    ("documents.azure.com", "microsoft.documentdb"),
    ("openai.azure.com", "microsoft.cognitiveservices"),
    ("cognitiveservices.azure.com", "microsoft.cognitiveservices"),
  ]

  /// The one of the resources that a name belongs to; a storage account's secondary endpoint is the account.
  static func resource(named name: DomainName, among resources: Set<ResourceID>) -> ResourceID? {
    let mine = providers.filter { name.text.hasSuffix("." + $0.0) }.map(\.1)
    guard !mine.isEmpty, var label = name.text.split(separator: ".").first else { return nil }
    if mine.contains("microsoft.storage"), label.hasSuffix("-secondary") {
      label = label.dropLast("-secondary".count)
    }
    return resources.filter { resource in
      resource.name == label && mine.contains { resource.type?.hasPrefix($0 + "/") ?? false }
    }.min()
  }
}

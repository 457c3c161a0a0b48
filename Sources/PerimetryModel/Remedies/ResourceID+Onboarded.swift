extension ResourceID {
  /// Whether perimeters are known to take resources of this type (domain.md §5.4, as of 2026; the list grows).
  public var isOnboarded: Bool { type.map(ResourceID.onboarded.contains) ?? false }

  private static let onboarded: Set = [
    "microsoft.cognitiveservices/accounts", "microsoft.documentdb/databaseaccounts",
    "microsoft.eventhub/namespaces", "microsoft.insights/actiongroups",
    "microsoft.insights/datacollectionendpoints", "microsoft.insights/scheduledqueryrules",
    "microsoft.keyvault/vaults", "microsoft.operationalinsights/workspaces",
    "microsoft.search/searchservices", "microsoft.servicebus/namespaces", "microsoft.sql/servers",
    "microsoft.storage/storageaccounts",
  ]
}

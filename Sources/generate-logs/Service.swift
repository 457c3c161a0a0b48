/// A kind of PaaS resource and what its records look like.
enum Service: CaseIterable {
  case storage
  case vault
  case sql
  case search
  case cosmos
  case eventHub
  case openAI
  case workspace

  /// Provider namespace and type, as the portal writes them.
  var type: String {
    switch self {
    case .storage: "Microsoft.Storage/storageAccounts"
    case .vault: "Microsoft.KeyVault/vaults"
    case .sql: "Microsoft.Sql/servers"
    case .search: "Microsoft.Search/searchServices"
    case .cosmos: "Microsoft.DocumentDB/databaseAccounts"
    case .eventHub: "Microsoft.EventHub/namespaces"
    case .openAI: "Microsoft.CognitiveServices/accounts"
    case .workspace: "Microsoft.OperationalInsights/workspaces"
    }
  }

  var nameStem: String {
    switch self {
    case .storage: "stexample"
    case .vault: "kv-example-"
    case .sql: "sql-example-"
    case .search: "srch-example-"
    case .cosmos: "cosmos-example-"
    case .eventHub: "evhns-example-"
    case .openAI: "oai-example-"
    case .workspace: "log-example-"
    }
  }

  /// What follows the name in the service's domain name; empty where records leave it out.
  var domain: String {
    switch self {
    case .storage: ".blob.core.windows.net"
    case .vault: ".vault.azure.net"
    case .sql: ".database.windows.net"
    case .search: ".search.windows.net"
    case .cosmos: ".documents.azure.com"
    case .eventHub: ".servicebus.windows.net"
    case .openAI: ".openai.azure.com"
    case .workspace: ""
    }
  }

  var networkProtocol: String {
    switch self {
    case .storage, .vault, .cosmos, .openAI: "HTTPS:TCP"
    case .sql: "TDS:TCP"
    case .eventHub: "AMQP:TCP"
    case .search, .workspace: "https"
    }
  }

  var operations: [String] {
    switch self {
    case .storage:
      ["GetBlob", "PutBlob", "ListBlobs", "GetBlobProperties", "PutBlock", "DeleteBlob"]
    case .vault: ["SecretGet", "SecretList", "KeyGet", "KeyUnwrap", "CertificateGet"]
    case .sql: ["Login", "BatchCompleted", "RpcCompleted"]
    case .search: ["Query.Search", "Indexing.Index", "Indexers.Status"]
    case .cosmos: ["ReadDocument", "QueryDocuments", "UpsertDocument", "ReadFeed"]
    case .eventHub: ["Send", "Receive", "OpenConnection"]
    case .openAI: ["ChatCompletions_Create", "Embeddings_Create", "Deployments_List"]
    case .workspace: ["IngestDataToWorkspace", "Microsoft.OperationalInsights/workspaces/query"]
    }
  }

  var operationVersion: String {
    switch self {
    case .storage: "2024-08-04"
    case .vault: "7.5"
    case .sql: "2023-08-01"
    case .search: "2024-07-01"
    case .cosmos: "2018-12-31"
    case .eventHub: "2014-01"
    case .openAI: "2024-10-21"
    case .workspace: "1.0"
    }
  }

  /// The text of `parameters`, JSON within a JSON string.
  var parameters: String {
    switch self {
    case .storage:
      #"{\"containerName\":\"landing-zone\",\"tlsVersion\":\"TLS 1.3\"}"#
    case .vault: #"{\"vaultUri\":\"secrets\",\"tlsVersion\":\"TLS 1.2\",\"tier\":\"premium\"}"#
    case .sql:
      #"{\"database\":\"orders\",\"applicationName\":\"reporting-service\"}"#
    case .search:
      #"{\"indexName\":\"catalogue-v3\",\"apiVersion\":\"2024-07-01\"}"#
    case .cosmos:
      #"{\"databaseName\":\"telemetry\",\"collectionName\":\"events\"}"#
    case .eventHub:
      #"{\"entityName\":\"ingest\",\"consumerGroup\":\"$Default\",\"transport\":\"amqp\"}"#
    case .openAI: #"{\"deployment\":\"chat-main\",\"stream\":\"true\"}"#
    case .workspace: "CallerInfo: OMS"
    }
  }
}

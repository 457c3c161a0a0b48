/// Why no prefix and no domain name could let a peer through.
enum Obstacle: String, CaseIterable {
  case unsupportedProtocol = "unsupported-protocol"
  case keyVaultOutbound = "key-vault-outbound"
  case serviceEndpoint = "service-endpoint"
  case privateSource = "private-source"
  case noSource = "no-source"
  case noDestinationName = "no-destination-name"
}

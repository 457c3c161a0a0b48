import PerimetryModel

/// Whether a storage account's traffic is all HTTPS, as far as its protocols are named.
struct ProtocolNames {
  private var named = false
  private var unnamed = false
  private var other = false

  mutating func add(_ key: FlowKey) {
    if key.namesOtherThanHTTPS {
      other = true
    } else if key.networkProtocol?.lowercased().hasPrefix("https") ?? false {
      named = true
    } else {
      unnamed = true
    }
  }

  /// `nil` where nothing is named otherwise, and something is not named or nothing is there.
  var areAllHTTPS: Bool? { other ? false : unnamed || !named ? nil : true }
}

import PerimetryModel

/// What the optimum is asked of for one profile: whom to let in, and whom never.
public struct CoverQuestion: Sendable {
  public let profile: ProfileKey
  /// What leaving each source out counts for.
  public let weights: [IPAddress: UInt64]
  /// Addresses no prefix may hold; sorted, distinct.
  public let barred: [IPAddress]
  /// Sources that service tags let in already, none of ``weights``; sorted.
  public var tagged: [IPAddress] = []
  public let setting: CoverSetting
  /// What the profile's rules hold already; as `RuleElement`.
  public let existingElements: Set<String>
  /// Subscriptions that would let in somebody who must not come in.
  public let barredSubscriptions: Set<SubscriptionID>

  public init(
    profile: ProfileKey, weights: [IPAddress: UInt64], barred: [IPAddress],
    setting: CoverSetting = CoverSetting(), existingElements: Set<String> = [],
    barredSubscriptions: Set<SubscriptionID> = []
  ) {
    self.profile = profile
    self.weights = weights
    self.barred = barred.sorted().droppingRepeats()
    self.setting = setting
    self.existingElements = existingElements
    self.barredSubscriptions = barredSubscriptions
  }

  /// XXH64 of the sources with their weights, in order, and the barred addresses.
  public var fingerprint: UInt64 {
    var bytes: [UInt8] = []
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
    func append(_ address: IPAddress) {
      append(UInt8(address.family.rawValue))
      append(address.number)
    }
    for source in weights.keys.sorted() {
      append(source)
      append(weights[source] ?? 0)
    }
    append(UInt64(weights.count))
    for address in barred { append(address) }
    return XXHash64.hash(bytes)
  }
}

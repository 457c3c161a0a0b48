/// A flow key as numbers of a ``FlowVocabulary``; -1 where an attribute is absent.
struct FlowNumbers {
  var perimeter: Int32
  var profile: Int32
  var resource: Int32
  var direction: Int32
  var category: Int32
  var peer: Int32
  var sourceResource: Int32
  var matchedRule: Int32
  var rulesVersion: Int32
  var networkProtocol: Int32
  var usesServiceEndpoint: Int32

  func isInProfile(of other: FlowNumbers) -> Bool {
    perimeter == other.perimeter && profile == other.profile
  }

  /// As of flow keys.
  func isBeside(_ other: FlowNumbers) -> Bool {
    resource == other.resource && category == other.category && direction == other.direction
      && isInProfile(of: other)
  }

  /// In the order of flow keys, where these are ranks.
  static func precedes(_ a: FlowNumbers, _ b: FlowNumbers) -> Bool {
    if a.perimeter != b.perimeter { return a.perimeter < b.perimeter }
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    if a.direction != b.direction { return a.direction < b.direction }
    if a.category != b.category { return a.category < b.category }
    if a.peer != b.peer { return a.peer < b.peer }
    if a.sourceResource != b.sourceResource { return a.sourceResource < b.sourceResource }
    if a.matchedRule != b.matchedRule { return a.matchedRule < b.matchedRule }
    if a.rulesVersion != b.rulesVersion { return a.rulesVersion < b.rulesVersion }
    if a.networkProtocol != b.networkProtocol { return a.networkProtocol < b.networkProtocol }
    return a.usesServiceEndpoint < b.usesServiceEndpoint
  }

  /// The places of rows in the order of their keys, where these are ranks, and by that order the rank of each among all;
  /// equal rows keep their order and share a rank.
  static func order(
    of rows: some RandomAccessCollection<FlowNumbers>
  ) -> (places: [Int32], ranks: [Int32]) {
    let widths = widths(of: rows)
    let placeWidth = Int32(Int.bitWidth - rows.count.leadingZeroBitCount)
    let all = [
      widths.perimeter, widths.profile, widths.resource, widths.direction, widths.category,
      widths.peer, widths.sourceResource, widths.matchedRule, widths.rulesVersion,
      widths.networkProtocol, widths.usesServiceEndpoint, placeWidth,
    ]
    guard all.reduce(0, +) <= 128 else {
      let rows = Array(rows)
      let places = rows.indices.sorted { precedes(rows[$0], rows[$1]) }
      return (places.map(Int32.init), ranks(of: places.map { rows[$0] }, precedes))
    }
    // With its place behind it, which comes back out of it: numbers are sorted faster than rows.
    let packed = rows.enumerated()
      .map { place, row in row.packed(widths) << placeWidth | UInt128(place) }
      .sortedOnTwoCores(by: <)
    let place = UInt128(1) << placeWidth - 1
    return (
      packed.map { Int32($0 & place) },
      ranks(of: packed) { $0 >> placeWidth < $1 >> placeWidth }
    )
  }

  /// - Parameter sorted: rows in order.
  private static func ranks<Row>(
    of sorted: [Row], _ precedes: (Row, Row) -> Bool
  ) -> [Int32] {
    var rank: Int32 = 0
    return sorted.indices.map { index in
      if index == 0 || precedes(sorted[index - 1], sorted[index]) { rank += 1 }
      return rank
    }
  }

  /// All of a row in one number, the first attribute highest.
  private func packed(_ widths: FlowNumbers) -> UInt128 {
    var number = UInt128(perimeter)
    func append(_ value: Int32, _ width: Int32) { number = number << width | UInt128(value) }
    append(profile, widths.profile)
    append(resource, widths.resource)
    append(direction, widths.direction)
    append(category, widths.category)
    append(peer, widths.peer)
    append(sourceResource, widths.sourceResource)
    append(matchedRule, widths.matchedRule)
    append(rulesVersion, widths.rulesVersion)
    append(networkProtocol, widths.networkProtocol)
    append(usesServiceEndpoint, widths.usesServiceEndpoint)
    return number
  }

  /// How many bits each attribute takes.
  private static func widths(of rows: some Collection<FlowNumbers>) -> FlowNumbers {
    var bits = FlowNumbers(
      perimeter: 0, profile: 0, resource: 0, direction: 0, category: 0, peer: 0,
      sourceResource: 0, matchedRule: 0, rulesVersion: 0, networkProtocol: 0,
      usesServiceEndpoint: 0)
    for row in rows {
      bits.perimeter |= row.perimeter
      bits.profile |= row.profile
      bits.resource |= row.resource
      bits.direction |= row.direction
      bits.category |= row.category
      bits.peer |= row.peer
      bits.sourceResource |= row.sourceResource
      bits.matchedRule |= row.matchedRule
      bits.rulesVersion |= row.rulesVersion
      bits.networkProtocol |= row.networkProtocol
      bits.usesServiceEndpoint |= row.usesServiceEndpoint
    }
    func width(_ bits: Int32) -> Int32 { Int32(Int32.bitWidth - bits.leadingZeroBitCount) }
    return FlowNumbers(
      perimeter: width(bits.perimeter), profile: width(bits.profile),
      resource: width(bits.resource), direction: width(bits.direction),
      category: width(bits.category), peer: width(bits.peer),
      sourceResource: width(bits.sourceResource), matchedRule: width(bits.matchedRule),
      rulesVersion: width(bits.rulesVersion), networkProtocol: width(bits.networkProtocol),
      usesServiceEndpoint: width(bits.usesServiceEndpoint))
  }
}

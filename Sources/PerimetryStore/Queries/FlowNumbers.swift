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

  /// The places of rows in the order of their keys, where these are ranks; equal rows keep theirs and share a rank.
  static func order(of rows: [FlowNumbers]) -> [(place: Int, rank: Int32)] {
    let widths = widths(of: rows)
    let all = [
      widths.perimeter, widths.profile, widths.resource, widths.direction, widths.category,
      widths.peer, widths.sourceResource, widths.matchedRule, widths.rulesVersion,
      widths.networkProtocol, widths.usesServiceEndpoint,
    ]
    guard all.reduce(0, +) <= 128 else {
      let places = rows.indices.sorted { precedes(rows[$0], rows[$1]) }
      return ranked(places.map { (row: rows[$0], place: $0) }, precedes)
    }
    let packed = rows.indices.map { (row: rows[$0].packed(widths), place: $0) }
      .sorted { $0.row < $1.row }
    return ranked(packed, <)
  }

  /// - Parameter sorted: rows in order, with their places.
  private static func ranked<Row>(
    _ sorted: [(row: Row, place: Int)], _ precedes: (Row, Row) -> Bool
  ) -> [(place: Int, rank: Int32)] {
    var rank: Int32 = 0
    return sorted.indices.map { index in
      if index == 0 || precedes(sorted[index - 1].row, sorted[index].row) { rank += 1 }
      return (sorted[index].place, rank)
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
  private static func widths(of rows: [FlowNumbers]) -> FlowNumbers {
    func width(_ attribute: (FlowNumbers) -> Int32) -> Int32 {
      let largest = rows.lazy.map(attribute).max() ?? 0
      return Int32(Int32.bitWidth - largest.leadingZeroBitCount)
    }
    return FlowNumbers(
      perimeter: width(\.perimeter), profile: width(\.profile), resource: width(\.resource),
      direction: width(\.direction), category: width(\.category), peer: width(\.peer),
      sourceResource: width(\.sourceResource), matchedRule: width(\.matchedRule),
      rulesVersion: width(\.rulesVersion), networkProtocol: width(\.networkProtocol),
      usesServiceEndpoint: width(\.usesServiceEndpoint))
  }
}

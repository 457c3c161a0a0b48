import GRDB
import PerimetryModel

/// The values that flow keys are made of, each read and parsed once.
struct FlowVocabulary {
  let texts: TextCache
  private var categories = ValueTable<RecordCategory>()
  private var resources = ValueTable<ResourceID>()
  private var peers = ValueTable<Peer>(kinds: Peer.Kind.allCases.count)
  private var words = ValueTable<String>()
  private var categoryNames: [Int64: String] = [:]
  private let kinds = Peer.Kind.allCases.map { (name: Array($0.rawValue.utf8), kind: $0) }
  private let inbound = Array(Direction.inbound.rawValue.utf8)
  /// Those made last: neighbours share theirs.
  private var place: (numbers: FlowNumbers, place: FlowPlace)?
  private var profile: (numbers: FlowNumbers, key: ProfileKey)?
  private var manner: (key: SIMD4<Int32>, manner: FlowManner)?
  /// By matched rule, rules version, protocol and service endpoint.
  private var manners: [SIMD4<Int32>: FlowManner] = [:]

  init(_ db: Database) throws {
    texts = try TextCache(db)
    try RawStatement(db, sql: "SELECT id, name FROM category").each { row in
      categoryNames[row.integer(0)] = row.text(1)
    }
  }

  /// Reads the columns from `perimeter` to `service_endpoint`, in the order of the table.
  mutating func numbers(_ row: RawStatement, from column: Int32) throws -> FlowNumbers {
    FlowNumbers(
      perimeter: try resource(row.integer(column)),
      profile: try word(row.integer(column + 1)) ?? -1,
      resource: try resource(row.integer(column + 2)),
      direction: row.holds(inbound, at: column + 3) ? 0 : 1,
      category: category(row.integer(column + 4)),
      peer: try peer(kind(row, at: column + 5), row.integer(column + 6)),
      sourceResource: row.integer(column + 7) == 0 ? -1 : try resource(row.integer(column + 7)),
      matchedRule: try word(row.integer(column + 8)) ?? -1,
      rulesVersion: try word(row.integer(column + 9)) ?? -1,
      networkProtocol: try word(row.integer(column + 10)) ?? -1,
      usesServiceEndpoint: row.integer(column + 11) == 0 ? 0 : 1)
  }

  /// Those that lie beside each other one after the other are the fastest.
  mutating func key(_ numbers: FlowNumbers) -> FlowKey {
    FlowKey(
      place: place(of: numbers), peer: peers.values[Int(numbers.peer)],
      sourceResource: numbers.sourceResource < 0
        ? nil : resources.values[Int(numbers.sourceResource)],
      manner: manner(of: numbers))
  }

  private mutating func place(of numbers: FlowNumbers) -> FlowPlace {
    if let place, place.numbers.isBeside(numbers) { return place.place }
    let made = FlowPlace(
      profile: profileKey(of: numbers), resource: resources.values[Int(numbers.resource)],
      direction: numbers.direction == 0 ? .inbound : .outbound,
      category: categories.values[Int(numbers.category)])
    place = (numbers, made)
    return made
  }

  private mutating func profileKey(of numbers: FlowNumbers) -> ProfileKey {
    if let profile, profile.numbers.isInProfile(of: numbers) { return profile.key }
    let key = ProfileKey(
      perimeter: resources.values[Int(numbers.perimeter)], name: word(at: numbers.profile) ?? "")
    profile = (numbers, key)
    return key
  }

  private mutating func manner(of numbers: FlowNumbers) -> FlowManner {
    let key = SIMD4(
      numbers.matchedRule, numbers.rulesVersion, numbers.networkProtocol,
      numbers.usesServiceEndpoint)
    if let manner, manner.key == key { return manner.manner }
    let made = manners[key] ?? madeManner(of: numbers)
    manners[key] = made
    manner = (key, made)
    return made
  }

  private func madeManner(of numbers: FlowNumbers) -> FlowManner {
    FlowManner(
      matchedRule: word(at: numbers.matchedRule),
      rulesVersion: word(at: numbers.rulesVersion).map(RulesVersion.init),
      networkProtocol: word(at: numbers.networkProtocol),
      usesServiceEndpoint: numbers.usesServiceEndpoint != 0)
  }

  /// The same keys with ranks in place of numbers, so that they compare like the keys.
  func ranked(_ rows: [FlowNumbers]) -> some RandomAccessCollection<FlowNumbers> {
    let (categories, resources) = (categories.ranks, resources.ranks)
    let (peers, words) = (peers.ranks, words.ranks)
    // An absent profile is an empty name, an absent attribute comes before an empty one.
    let unnamed = self.words.values.firstIndex(of: "").map { words[$0] }
    func optional(_ number: Int32, in ranks: [Int32]) -> Int32 {
      number < 0 ? 0 : ranks[Int(number)]
    }
    return rows.lazy.map { row in
      FlowNumbers(
        perimeter: resources[Int(row.perimeter)],
        profile: row.profile < 0 ? unnamed ?? 0 : words[Int(row.profile)],
        resource: resources[Int(row.resource)], direction: row.direction,
        category: categories[Int(row.category)], peer: peers[Int(row.peer)],
        sourceResource: optional(row.sourceResource, in: resources),
        matchedRule: optional(row.matchedRule, in: words),
        rulesVersion: optional(row.rulesVersion, in: words),
        networkProtocol: optional(row.networkProtocol, in: words),
        usesServiceEndpoint: row.usesServiceEndpoint)
    }
  }

  private mutating func resource(_ id: Int64) throws -> Int32 {
    if let known = resources.known(id) { return known }
    let texts = texts
    return try resources.number(of: id) { ResourceID(try texts.once(id) ?? "") }
  }

  private mutating func category(_ id: Int64) -> Int32 {
    if let known = categories.known(id) { return known }
    let name = categoryNames[id]
    return categories.number(of: id) {
      name.map(RecordCategory.init(exported:)) ?? .unknown("")
    }
  }

  /// The number of a kind; that of none where it is unknown.
  private func kind(_ row: RawStatement, at column: Int32) -> Int {
    kinds.firstIndex { row.holds($0.name, at: column) } ?? kinds.count - 1
  }

  private mutating func peer(_ index: Int, _ id: Int64) throws -> Int32 {
    if let known = peers.known(id, kind: index) { return known }
    let (texts, kind) = (texts, kinds[index].kind)
    return try peers.number(of: id, kind: index) {
      Peer(kind: kind, text: try texts.once(id) ?? "")
    }
  }

  /// `nil` for 0, the id of what is absent.
  private mutating func word(_ id: Int64) throws -> Int32? {
    if id == 0 { return nil }
    if let known = words.known(id) { return known }
    let texts = texts
    return try words.number(of: id) { try texts.once(id) ?? "" }
  }

  private func word(at number: Int32) -> String? {
    number < 0 ? nil : words.values[Int(number)]
  }
}

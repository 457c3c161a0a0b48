import GRDB
import PerimetryModel

/// The keys of all flows, with what else the store knows of a flow as a whole.
struct FlowKeys {
  struct Entry {
    let key: FlowKey
    /// Flows with the same key share theirs, and compare like their keys.
    let rank: Int32
    let facts: Facts
    var id: Int64 { facts.id }
  }

  let texts: TextCache
  /// In the order of the keys, then of the ids.
  private var keys: [FlowKey] = []
  /// Those of ``Entry``, in the order of the keys.
  private(set) var ranks: [Int32] = []
  /// In ``facts``.
  private var places: [Int32] = []
  /// In the order of the ids: they are wide, and stay where they were read.
  private var facts: [Facts] = []
  /// Positions plus one, by flow id: ids are dense.
  private var positions: [Int32] = []

  init(_ db: Database) throws {
    var vocabulary = try FlowVocabulary(db)
    texts = vocabulary.texts
    let last = try RawStatement(db, sql: "SELECT max(id) FROM flow").first { $0.integer(0) } ?? 0
    var rows: [FlowNumbers] = []
    rows.reserveCapacity(Int(last))
    facts.reserveCapacity(Int(last))
    let columns = try RawStatement(
      db,
      sql: """
        SELECT id, perimeter, profile, resource, direction, category, peer_kind, peer, source_resource,
          matched_rule, rules_version, protocol, service_endpoint,
          first_time, first_key, last_time, last_key, largest_time, largest_key,
          events, records, last_end
        FROM flow WHERE records > 0 ORDER BY id
        """)
    try columns.each { row in
      rows.append(try vocabulary.numbers(row, from: 1))
      facts.append(Facts(row))
    }
    (places, ranks) = FlowNumbers.order(of: vocabulary.ranked(rows))
    let (places, known) = (places, vocabulary)
    keys = TwoCores.array(count: rows.count) { _ in
      var half = known
      return { half.key(rows[Int(places[$0])]) }
    }
    positions = Array(repeating: 0, count: Int(last) + 1)
    for (position, place) in places.enumerated() {
      positions[Int(facts[Int(place)].id)] = Int32(position + 1)
    }
  }

  /// How many there are.
  var count: Int { keys.count }

  /// - Parameter position: in the order of the keys, then of the ids.
  subscript(position position: Int) -> Entry {
    Entry(key: keys[position], rank: ranks[position], facts: facts[Int(places[position])])
  }

  subscript(id: Int64) -> Entry? { position(of: id).map { self[position: $0] } }

  /// Where a flow stands in the order of the keys.
  func position(of id: Int64) -> Int? {
    guard positions.indices.contains(Int(id)), positions[Int(id)] > 0 else { return nil }
    return Int(positions[Int(id)]) - 1
  }

  /// The numbers of a row that are no part of the key.
  struct Facts {
    let id: Int64
    private let first: RecordReference
    private let last: RecordReference
    private let largest: RecordReference
    private let events: Int64
    private let records: Int64
    private let lastEnd: Int64

    fileprivate init(_ row: RawStatement) {
      func reference(_ column: Int32) -> RecordReference {
        RecordReference(milliseconds: row.integer(column), key: row.integer(column + 1))
      }
      id = row.integer(0)
      (first, last, largest) = (reference(13), reference(15), reference(17))
      (events, records, lastEnd) = (row.integer(19), row.integer(20), row.integer(21))
    }

    /// Over all time.
    func tally(on days: DaySet) -> Tally {
      Tally(
        events: events, records: records, firstSeen: Timestamp(milliseconds: first.milliseconds),
        lastSeen: Timestamp(milliseconds: lastEnd), days: days)
    }

    /// The first, last and largest record, without repetition.
    var references: RecordReferences {
      RecordReferences(first: first, last: last, largest: largest)
    }
  }
}

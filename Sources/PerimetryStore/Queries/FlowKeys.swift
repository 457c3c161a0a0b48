import GRDB
import PerimetryModel

/// The keys of all flows, with what else the store knows of a flow as a whole.
struct FlowKeys {
  struct Entry {
    let id: Int64
    let key: FlowKey
    /// Flows with the same key share theirs, and compare like their keys.
    let rank: Int32
    /// Over all time, without its days.
    let tally: Tally
    /// The first, last and largest record, without repetition.
    let references: [RecordReference]
  }

  let texts: TextCache
  /// In the order of their keys, then of their ids.
  private(set) var entries: [Entry] = []
  /// Positions in ``entries`` plus one, by flow id: ids are dense.
  private var positions: [Int32] = []

  init(_ db: Database) throws {
    var vocabulary = try FlowVocabulary(db)
    texts = vocabulary.texts
    var numbers: [FlowNumbers] = []
    var facts: [Facts] = []
    let rows = try RawStatement(
      db,
      sql: """
        SELECT id, perimeter, profile, resource, direction, category, peer_kind, peer, source_resource,
          matched_rule, rules_version, protocol, service_endpoint,
          first_time, first_key, last_time, last_key, largest_time, largest_key,
          events, records, last_end
        FROM flow WHERE records > 0 ORDER BY id
        """)
    try rows.each { row in
      numbers.append(try vocabulary.numbers(row, from: 1))
      facts.append(Facts(row))
    }
    let ranked = vocabulary.ranked(numbers)
    let order = FlowNumbers.order(of: ranked)
    entries.reserveCapacity(order.count)
    positions = Array(repeating: 0, count: Int(facts.last?.id ?? 0) + 1)
    var rank: Int32 = 0
    for (position, index) in order.enumerated() {
      if position == 0 || FlowNumbers.precedes(ranked[order[position - 1]], ranked[index]) {
        rank += 1
      }
      let facts = facts[index]
      entries.append(
        Entry(
          id: facts.id, key: vocabulary.key(numbers[index]), rank: rank, tally: facts.tally,
          references: facts.references))
      positions[Int(facts.id)] = Int32(position + 1)
    }
  }

  subscript(id: Int64) -> Entry? { position(of: id).map { entries[$0] } }

  /// Where a flow stands in ``entries``.
  func position(of id: Int64) -> Int? {
    guard positions.indices.contains(Int(id)), positions[Int(id)] > 0 else { return nil }
    return Int(positions[Int(id)]) - 1
  }

  /// The numbers of a row that are no part of the key.
  private struct Facts {
    let id: Int64
    private let first: RecordReference
    private let last: RecordReference
    private let largest: RecordReference
    private let events: Int64
    private let records: Int64
    private let lastEnd: Int64

    init(_ row: RawStatement) {
      func reference(_ column: Int32) -> RecordReference {
        RecordReference(milliseconds: row.integer(column), key: row.integer(column + 1))
      }
      id = row.integer(0)
      (first, last, largest) = (reference(13), reference(15), reference(17))
      (events, records, lastEnd) = (row.integer(19), row.integer(20), row.integer(21))
    }

    var tally: Tally {
      Tally(
        events: events, records: records, firstSeen: Timestamp(milliseconds: first.milliseconds),
        lastSeen: Timestamp(milliseconds: lastEnd), days: DaySet())
    }

    var references: [RecordReference] {
      if first == last { return first == largest ? [first] : [first, largest] }
      return largest == first || largest == last ? [first, last] : [first, last, largest]
    }
  }
}

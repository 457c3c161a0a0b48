/// What a run has to add to the hours of its sources.
struct HourDeltas {
  struct Delta {
    /// Position of its source.
    var source: Int32
    /// Hours since 1970.
    var hour: Int32
    var events: Int64 = 0
    var records: Int64 = 0

    @inline(__always)
    mutating func add(_ events: Int64, _ records: Int64) {
      self.events = self.events.addingSaturating(events)
      self.records += records
    }

    /// Of source and hour.
    var hash: Int64 { HourDeltas.hash(source, hour) }
  }

  private(set) var deltas: [Delta] = []
  /// Of ``deltas``.
  private var positions: PositionTable
  private(set) var sources: [HourSource] = []
  private var numbers: [HourSource: Int32] = [:]
  /// Position of the hour that came last, by source; -1 for none.
  private var latest: [Int32] = []

  /// - Parameter expected: hours of sources.
  init(expected: Int) { positions = PositionTable(expected: expected) }

  /// The position a source goes by until ``removeAll()``.
  mutating func number(of source: HourSource) -> Int32 {
    if let known = numbers[source] { return known }
    let number = Int32(sources.count)
    numbers[source] = number
    sources.append(source)
    latest.append(-1)
    return number
  }

  /// Records come sorted by time, so the hour that came last is nearly always the one.
  @inline(__always)
  mutating func add(_ source: Int32, time: Int64, events: Int64, records: Int64) {
    let hour = Int32(time / 3_600_000)
    var position = Int(latest[Int(source)])
    if position < 0 || deltas[position].hour != hour {
      position = find(source, hour)
      latest[Int(source)] = Int32(position)
    }
    deltas[position].add(events, records)
  }

  private mutating func find(_ source: Int32, _ hour: Int32) -> Int {
    let hash = HourDeltas.hash(source, hour)
    if let known = positions.find(hash, where: { deltas[$0].hash == hash }) { return known }
    deltas.append(Delta(source: source, hour: hour))
    positions.insert(deltas.count - 1, hash: hash) { deltas[$0].hash }
    return deltas.count - 1
  }

  /// To be called when the hours are written; sources keep their numbers.
  mutating func removeHours() {
    if deltas.isEmpty { return }
    deltas.removeAll(keepingCapacity: true)
    positions.removeAll()
    for source in latest.indices { latest[source] = -1 }
  }

  mutating func removeAll() {
    removeHours()
    sources.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
  }

  private static func hash(_ source: Int32, _ hour: Int32) -> Int64 {
    Int64(source) << 32 | Int64(UInt32(bitPattern: hour))
  }
}

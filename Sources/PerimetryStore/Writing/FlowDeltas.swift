import PerimetryModel

/// What a run has to add to the flows, their days and the hours of their sources.
struct FlowDeltas {
  /// Ordered by the flow's first appearance.
  private(set) var deltas: [FlowDelta] = []
  private(set) var days: [DayDelta] = []
  private(set) var hours: HourDeltas
  /// Of ``deltas``, by flow id.
  private var positions: PositionTable

  struct DayDelta {
    var day: Int32
    /// Position of the flow's day that came before; -1 for none.
    var next: Int32
    var events: Int64
    var records: Int64
    var firstTime: Int64
    var lastEnd: Int64
  }

  /// - Parameters:
  ///   - expected: flows.
  ///   - expectedDays: days of them.
  ///   - expectedHours: hours of their sources.
  init(expected: Int, expectedDays: Int = 0, expectedHours: Int = 0) {
    hours = HourDeltas(expected: expectedHours)
    positions = PositionTable(expected: expected)
    // With a batch's more, so that no list is ever copied to a larger one.
    deltas.reserveCapacity(expected + expected / 4)
    days.reserveCapacity(expectedDays + expectedDays / 4)
  }

  mutating func removeAll() {
    hours.removeAll()
    if deltas.isEmpty { return }
    deltas.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
    positions.removeAll()
  }

  /// To be called when the days are written and the flows are not.
  mutating func removeDays() {
    days.removeAll(keepingCapacity: true)
    for index in deltas.indices { deltas[index].day = -1 }
  }

  /// To be called when the hours are written and the flows are not.
  mutating func removeHours() { hours.removeHours() }

  /// A record that is new in the store.
  mutating func add(_ row: PendingRecord, of book: FlowBook) throws {
    let index = addToFlow(row)
    try addHour(row, events: row.count, records: 1, to: index, book)
  }

  /// A record that only its flow does not have yet; its hour has it.
  /// - Returns: the position of the flow.
  @discardableResult
  mutating func addToFlow(_ row: PendingRecord) -> Int {
    let index = position(of: row.flow)
    deltas[index].add(row)
    addDay(row, events: row.count, records: 1, to: index)
    return index
  }

  /// A row that is new in the store and stands for several records.
  mutating func add(_ row: PendingRecord, standing: Standing, of book: FlowBook) throws {
    let index = addToFlow(row, standing: standing, before: nil)
    try addHours(row, standing: standing, before: nil, to: index, book)
  }

  /// Only to the flow.
  /// - Parameter before: what the row stood for, where it was there, and what it counted.
  /// - Returns: the position of the flow.
  @discardableResult
  mutating func addToFlow(
    _ row: PendingRecord, standing: Standing, before: (standing: Standing, count: Int64)?
  ) -> Int {
    let index = position(of: row.flow)
    let records = standing.records - (before?.standing.records ?? 0)
    let events = row.count - (before?.count ?? 0)
    deltas[index].add(row, standing: standing, records: records, events: events)
    addDay(row, events: events, records: records, to: index)
    return index
  }

  /// A row that was there and stands for more now.
  mutating func change(
    _ row: PendingRecord, standing: Standing, before: (standing: Standing, count: Int64),
    in book: FlowBook
  ) throws {
    let index = addToFlow(row, standing: standing, before: before)
    try addHours(row, standing: standing, before: before.standing, to: index, book)
  }

  /// As ``change(_:standing:before:in:)``, of a row whose flow is summed up afresh.
  mutating func changeHours(
    _ row: PendingRecord, standing: Standing, before: Standing, in book: FlowBook
  ) throws {
    let source = hours.number(of: try book.source(of: row.flow))
    addHours(row, standing: standing, before: before, to: source)
  }

  private mutating func addHours(
    _ row: PendingRecord, standing: Standing, before: Standing?, to index: Int, _ book: FlowBook
  ) throws {
    if deltas[index].source < 0 {
      deltas[index].source = hours.number(of: try book.source(of: deltas[index].flow))
    }
    addHours(row, standing: standing, before: before, to: deltas[index].source)
  }

  private mutating func addHours(
    _ row: PendingRecord, standing: Standing, before: Standing?, to source: Int32
  ) {
    let day = row.time / 86_400_000 * 24
    for hour in standing.hours {
      hours.add(
        source, time: (day + hour.hour) * 3_600_000, events: hour.events, records: hour.records)
    }
    for hour in before?.hours ?? [] {
      hours.add(
        source, time: (day + hour.hour) * 3_600_000, events: -hour.events, records: -hour.records)
    }
  }

  /// A record that was there in a flow, and now counts more events, or ends later.
  mutating func change(
    _ row: PendingRecord, of flow: Int64, events: Int64, in book: FlowBook
  ) throws {
    let index = position(of: flow)
    deltas[index].change(row, events: events)
    addDay(row, events: events, records: 0, to: index)
    if events != 0 { try addHour(row, events: events, records: 0, to: index, book) }
  }

  /// A record that was there, and now counts more events, in a flow that is summed up afresh.
  mutating func changeHour(_ row: PendingRecord, events: Int64, in book: FlowBook) throws {
    if events == 0 { return }
    let source = hours.number(of: try book.source(of: row.flow))
    hours.add(source, time: row.time, events: events, records: 0)
  }

  @inline(__always)
  private mutating func addHour(
    _ row: PendingRecord, events: Int64, records: Int64, to index: Int, _ book: FlowBook
  ) throws {
    if deltas[index].source < 0 {
      deltas[index].source = hours.number(of: try book.source(of: deltas[index].flow))
    }
    hours.add(deltas[index].source, time: row.time, events: events, records: records)
  }

  func delta(of flow: Int64) -> FlowDelta? { find(flow).map { deltas[$0] } }

  @inline(__always)
  private func find(_ flow: Int64) -> Int? {
    positions.find(flow) { deltas[$0].flow == flow }
  }

  private mutating func position(of flow: Int64) -> Int {
    if let known = find(flow) { return known }
    deltas.append(FlowDelta(flow: flow))
    positions.insert(deltas.count - 1, hash: flow) { deltas[$0].flow }
    return deltas.count - 1
  }

  /// Records come sorted by time, so the day that came last is nearly always the one.
  private mutating func addDay(
    _ row: PendingRecord, events: Int64, records: Int64, to index: Int
  ) {
    let day = Int32(row.time / 86_400_000)
    var place = deltas[index].day
    while place >= 0, days[Int(place)].day != day { place = days[Int(place)].next }
    guard place >= 0 else {
      days.append(
        DayDelta(
          day: day, next: deltas[index].day, events: events, records: records,
          firstTime: row.time, lastEnd: row.lastEnd))
      deltas[index].day = Int32(days.count - 1)
      return
    }
    days[Int(place)].events = days[Int(place)].events.addingSaturating(events)
    days[Int(place)].records += records
    days[Int(place)].firstTime = min(days[Int(place)].firstTime, row.time)
    days[Int(place)].lastEnd = max(days[Int(place)].lastEnd, row.lastEnd)
  }
}

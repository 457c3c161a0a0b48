import Foundation
import PerimetryModel

/// Settles how the times of a CSV file are meant, by its heading, its first rows and what a person said.
/// What cannot be told is refused: a day taken for a month moves traffic by months.
enum CSVTimes {
  /// Bytes looked at for a date that shows which number is the day.
  private static let window = 4 << 20

  private struct Evidence {
    var orders = Set(DateOrder.allCases)
    var hasOpenDates = false
    var needsZone = false
    var isTwelveHourUTC = true
    var example = ""
  }

  static func decide(
    _ buffer: TextBuffer, _ plan: ColumnPlan, separator: UInt8, options: ReadingOptions,
    limits: RecordLimits, path: String
  ) throws(InputError) -> ColumnTimes {
    let zones = zip(plan.names, plan.columns).map { $1.isTime ? ColumnTimes.zone(of: $0) : nil }
    while buffer.text.count < window, try buffer.fill() {}
    let evidence = look(buffer.text, zones, separator)
    if evidence.needsZone && options.timeZone == nil {
      throw .ambiguousTimes(
        path: path,
        problem:
          "times without a zone, such as \(evidence.example): say which it was with --timezone "
          + "(Europe/Berlin, +02:00, UTC), or export with the portal set to UTC")
    }
    if evidence.orders.isEmpty && options.dateOrder == nil {
      throw .ambiguousTimes(
        path: path,
        problem: "dates in both orders, day first and month first: the file cannot be trusted")
    }
    return ColumnTimes(
      zones: zones, order: try order(evidence, options, path: path), timeZone: options.timeZone)
  }

  private static func order(
    _ evidence: Evidence, _ options: ReadingOptions, path: String
  ) throws(InputError) -> DateOrder {
    if let order = options.dateOrder {
      if evidence.orders.contains(order) || evidence.orders.isEmpty { return order }
      throw .ambiguousTimes(
        path: path,
        problem:
          "--date-order \(order.rawValue) cannot be: dates such as \(evidence.example) are in the other order"
      )
    }
    if evidence.orders.count == 1, let only = evidence.orders.first { return only }
    // The portal writes UTC as in the United States.
    if !evidence.hasOpenDates || evidence.isTwelveHourUTC { return .monthFirst }
    throw .ambiguousTimes(
      path: path,
      problem: "dates such as \(evidence.example) can be read in two ways: say which with "
        + "--date-order day-first or --date-order month-first")
  }

  private static func look(
    _ text: UnsafeBufferPointer<UInt8>, _ zones: [ColumnTimes.Zone?], _ separator: UInt8
  ) -> Evidence {
    var evidence = Evidence()
    var fields = CSVFields()
    var start = 0
    while start < text.count {
      let rest = UnsafeBufferPointer(rebasing: text[start...])
      var scan = CSVScan(separator: separator)
      var index = 0
      let end = scan.advance(over: rest, from: &index) ?? rest.count
      var row = UnsafeBufferPointer(rebasing: rest[..<end])
      if row.last == 13 { row = UnsafeBufferPointer(rebasing: row.dropLast()) }
      fields.read(row, separator: separator)
      if fields.count == zones.count {
        for (column, zone) in zones.enumerated() {
          if let zone { weigh(fields[column], zone, &evidence) }
        }
      }
      start += end + 1
    }
    return evidence
  }

  private static func weigh(
    _ field: ArraySlice<UInt8>, _ zone: ColumnTimes.Zone, _ evidence: inout Evidence
  ) {
    guard let written = WrittenTime(field) else { return }
    let isISO = written.isYearFirst && zone == .bare
    if zone != .utc && !isISO && !evidence.needsZone {
      evidence.needsZone = true
      evidence.example = String(decoding: field.prefix(40), as: UTF8.self)
    }
    if written.isYearFirst { return }
    if !evidence.hasOpenDates {
      evidence.example = String(decoding: field.prefix(40), as: UTF8.self)
    }
    evidence.hasOpenDates = true
    evidence.orders.formIntersection(written.orders)
    if zone != .utc || !written.isTwelveHour { evidence.isTwelveHourUTC = false }
  }
}

import GRDB

/// Chooses which of two copies of a record is cited: the one in the file whose path comes first, there the earlier one, so
/// that the order of arrival does not matter.
final class PlaceOrder {
  private let find: RawStatement
  private let readings: ReadingWriter
  private var paths: [Int64: String] = [:]
  /// The files compared last, and whether the first comes first or is the same: neighbours come from the same two.
  private var last: (one: Int64, other: Int64, isBefore: Bool, isSame: Bool)?

  /// - Parameter readings: knows the files that have no row yet.
  init(_ db: Database, readings: ReadingWriter) throws {
    self.readings = readings
    find = try RawStatement(db, sql: "SELECT absolute_path FROM reading WHERE id = ?")
  }

  /// False for the same place in two readings of one file: what is cited stays.
  func precedes(
    _ reading: Int64, _ offset: Int64, _ otherReading: Int64, _ otherOffset: Int64
  ) throws -> Bool {
    if reading == otherReading { return offset < otherOffset }
    if let last, last.one == reading, last.other == otherReading {
      return last.isSame ? offset < otherOffset : last.isBefore
    }
    let (one, other) = (try path(of: reading), try path(of: otherReading))
    last = (reading, otherReading, one < other, one == other)
    return one == other ? offset < otherOffset : one < other
  }

  private func path(of reading: Int64) throws -> String {
    if let known = paths[reading] { return known }
    find.bind(reading, at: 1)
    let path =
      try readings.path(of: Int32(reading)) ?? find.first { $0.text(0) } ?? ""
    if paths.count >= 1 << 12 { paths.removeAll(keepingCapacity: true) }
    paths[reading] = path
    return path
  }
}

import GRDB
import PerimetryModel

/// Lists the copies of records that disagree with the one that stands, by time, file and place.
struct ConflictQuery {
  /// A part of the path of the copy's file.
  var file: String?

  func fetch(_ db: Database) throws -> [KeptConflict] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT r.time, r.fraction, f.path, c.offset, c.count, c.span, g.path, r.offset, r.count, r.span
        FROM conflict c
        JOIN record r ON r.time = c.time AND r.key = c.key
        JOIN reading f ON f.id = c.reading
        JOIN reading g ON g.id = r.reading
        WHERE instr(f.path, ?) > 0
        ORDER BY r.time, f.path, c.offset, r.key
        """, arguments: [file ?? ""])
    var conflicts: [KeptConflict] = []
    while let row = try rows.next() {
      let time = Timestamp(ticks: (row[0] as Int64) * Timestamp.ticksPerMillisecond + row[1])
      func claim(_ first: Int) -> KeptConflict.Claim {
        KeptConflict.Claim(
          file: row[first], offset: row[first + 1], count: row[first + 2],
          end: (row[first + 3] as Int64?).map { Timestamp(ticks: time.ticks + $0) })
      }
      conflicts.append(KeptConflict(time: time, outdone: claim(2), standing: claim(6)))
    }
    return conflicts
  }
}

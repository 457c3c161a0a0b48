import PerimetryModel

/// A record on its way into the table, with the ids of the store.
struct PendingRecord {
  /// Milliseconds since 1970.
  var time: Int64
  var key: Int64
  var context: Int64
  var flow: Int64
  var count: Int64
  /// Units of 100 ns beyond the millisecond.
  var fraction: Int64
  /// Units of 100 ns from first to last event.
  var span: Int64?
  var port: Int32?
  var reading: Int32
  var length: Int32
  /// What it takes of its file's account.
  var bytes: Int32
  var offset: Int64
  var billedSize: Double?
  /// As in the occurrence.
  var compaction: Int32

  init(_ occurrence: RecordOccurrence, context: ContextWriter.Row) {
    time = occurrence.time.milliseconds
    key = occurrence.key
    self.context = context.id
    flow = context.flow
    count = occurrence.count
    fraction = occurrence.time.fraction
    span = occurrence.end.map { $0.ticks - occurrence.time.ticks }
    port = occurrence.port
    reading = occurrence.file
    length = occurrence.length
    bytes = occurrence.bytes
    offset = occurrence.offset
    billedSize = occurrence.billedSize
    compaction = occurrence.compaction
  }

  /// The last moment the record speaks of, in milliseconds: its end, or its time where the end is earlier or absent.
  var lastEnd: Int64 {
    max(time, (time * Timestamp.ticksPerMillisecond + fraction + (span ?? 0)) / 10_000)
  }
}

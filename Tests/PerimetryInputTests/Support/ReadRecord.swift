import PerimetryModel

/// A record as the store would get it: an occurrence and its context in one.
struct ReadRecord: Hashable {
  var context: RecordContext
  var time: Timestamp
  var end: Timestamp?
  var count: Int64
  var port: Int32?
  var billedSize: Double?
  var key: Int64
  var file: Int32
  var offset: Int64
  var length: Int32

  init(_ occurrence: RecordOccurrence, _ context: RecordContext) {
    self.context = context
    time = occurrence.time
    end = occurrence.end
    count = occurrence.count
    port = occurrence.port
    billedSize = occurrence.billedSize
    key = occurrence.key
    file = occurrence.file
    offset = occurrence.offset
    length = occurrence.length
  }

  subscript(field: RecordField) -> String? { context[field] }

  /// The same record wherever it stands.
  var placeless: ReadRecord {
    var copy = self
    (copy.file, copy.offset, copy.length) = (0, 0, 0)
    return copy
  }
}

import PerimetryModel

/// Reads the property `perimetry` of a compacted record, or of the line with its archive's account.
enum CompactionText {
  enum Content {
    case record(Compaction)
    case account(CompactionAccount)
  }

  /// The latest form of compactions that is understood.
  static let format: Int64 = 1

  /// The largest number of records that is believed: beyond it sums could overflow.
  static let most: Int64 = 1_000_000_000_000

  /// - Parameters:
  ///   - time: of the record; `nil` where it has none.
  ///   - count: of the record.
  /// - Returns: `nil` where the text says nothing that can be used.
  static func read(
    _ events: UnsafeBufferPointer<JSONEvent>, time: Timestamp?, count: Int64
  ) -> Content? {
    var index = 0
    guard let node = CompactionNode(events, at: &index) else { return nil }
    if let account = node["account"] {
      return CompactionAccount(account).map(Content.account)
    }
    guard let time else { return nil }
    return Compaction(node, of: time, count: count).map(Content.record)
  }
}

extension Compaction {
  /// Sums that contradict each other, or times of another day, make it unusable.
  fileprivate init?(_ node: CompactionNode, of time: Timestamp, count: Int64) {
    guard let records = node["records"]?.integer, records >= 1, records <= CompactionText.most
    else { return nil }
    let duplicate = node["duplicate"]?.integer ?? 0
    let conflict = node["conflict"]?.integer ?? 0
    let own = Hour(
      hour: Int(time.milliseconds / 3_600_000 % 24), records: records, events: count)
    guard (0...CompactionText.most).contains(duplicate),
      (0...CompactionText.most).contains(conflict),
      let hours = Compaction.hours(node["hours"], standing: own)
    else { return nil }
    self.init(records: records, duplicate: duplicate, conflict: conflict, hours: hours)
    if let first = node["first"] {
      self.first = Citation(
        time: time, key: 0, count: first["count"]?.integer ?? 1, place: Place(first))
    }
    for (name, path) in [("last", \Compaction.last), ("largest", \.largest)] {
      guard let cited = node[name] else { continue }
      guard let citation = Citation(cited, beside: first?.place), citation.time.day == time.day,
        citation.time >= time || citation.time.milliseconds == time.milliseconds
      else { return nil }
      self[keyPath: path] = citation
    }
    if [self.first, last, largest].contains(where: { $0.map { $0.count > count } ?? false }) {
      return nil
    }
  }

  private static func hours(_ node: CompactionNode?, standing own: Hour) -> [Hour]? {
    guard let node else { return own.events >= own.records ? [own] : nil }
    guard case .array(let items) = node else { return nil }
    var hours: [Hour] = []
    for item in items {
      guard case .array(let parts) = item, parts.count == 3, let hour = parts[0].integer,
        let records = parts[1].integer, let events = parts[2].integer, (0..<24).contains(hour),
        hour > (hours.last?.hour ?? -1), records >= 1, events >= records
      else { return nil }
      hours.append(Hour(hour: Int(hour), records: records, events: events))
    }
    let events = hours.reduce(Int64(0)) { $0.addingSaturating($1.events) }
    let records = hours.reduce(Int64(0)) { $0.addingSaturating($1.records) }
    return hours.first?.hour == own.hour && records == own.records && events == own.events
      ? hours : nil
  }
}

extension Compaction.Citation {
  /// - Parameter first: whose file it is where none is named.
  fileprivate init?(_ node: CompactionNode, beside first: Compaction.Place?) {
    guard let time = node["time"]?.text.flatMap({ Timestamp($0) }),
      let identity = node["identity"]?.text, identity.utf8.count == 16,
      let key = UInt64(identity, radix: 16), let count = node["count"]?.integer, count >= 1
    else { return nil }
    self.init(
      time: time, key: Int64(bitPattern: key), count: count,
      place: Compaction.Place(node, file: first?.file))
  }
}

extension Compaction.Place {
  /// - Parameter file: that counts where none is named.
  fileprivate init?(_ node: CompactionNode, file: String? = nil) {
    guard let file = node["file"]?.text ?? file, let offset = node["offset"]?.integer,
      let length = node["length"]?.integer, offset >= 0, length >= 0
    else { return nil }
    self.init(file: file, offset: offset, length: Int32(clamping: length))
  }
}

extension CompactionAccount {
  fileprivate init?(_ node: CompactionNode) {
    guard node["format"]?.integer ?? 1 <= CompactionText.format else { return nil }
    self.init()
    let bytes = node["bytes"]
    func number(_ name: String, in node: CompactionNode?) -> Int64? {
      guard let value = node?[name] else { return 0 }
      return value.integer.flatMap { $0 >= 0 && $0 <= 1000 * CompactionText.most ? $0 : nil }
    }
    guard let files = number("files", in: node), let read = number("read", in: node),
      let duplicate = number("duplicate", in: node), let conflict = number("conflict", in: node),
      let rejected = number("rejected", in: node), let foreign = number("foreign", in: node),
      let unknown = number("unknown_category", in: node),
      let bytesRead = number("read", in: bytes), let bytesKept = number("kept", in: bytes),
      let bytesRejected = number("rejected", in: bytes),
      let bytesForeign = number("foreign", in: bytes),
      let bytesBlank = number("blank", in: bytes), let bytesFraming = number("framing", in: bytes)
    else { return nil }
    accounts = 1
    (self.files, self.read, self.duplicate, self.conflict) = (files, read, duplicate, conflict)
    (self.rejected, self.foreign, self.unknown) = (rejected, foreign, unknown)
    (self.bytesRead, self.bytesKept, self.bytesRejected) = (bytesRead, bytesKept, bytesRejected)
    (self.bytesForeign, self.bytesBlank, self.bytesFraming) = (
      bytesForeign, bytesBlank, bytesFraming
    )
    if case .object(let codes) = node["diagnostics"] {
      for (code, count) in codes {
        diagnostics[code] = count.integer.map { min(max(0, $0), CompactionText.most) }
      }
    }
  }
}

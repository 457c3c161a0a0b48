import PerimetryModel

/// Reads the property `perimetry` of a compacted record, or of the line with its archive's account.
enum CompactionText {
  enum Content {
    case record(Compaction)
    case account(CompactionAccount)
  }

  /// What cannot be used: this member, or the whole.
  struct Fault: Error {
    var member: String?
  }

  /// The latest form of compactions that is understood.
  static let format: Int64 = 1

  /// The largest number of records that is believed: beyond it sums could overflow.
  static let most: Int64 = 1_000_000_000_000

  /// - Parameters:
  ///   - time: of the record; `nil` where it has none.
  ///   - count: of the record.
  static func read(
    _ events: UnsafeBufferPointer<JSONEvent>, time: Timestamp?, count: Int64
  ) throws(Fault) -> Content {
    var index = 0
    guard let node = CompactionNode(events, at: &index) else { throw Fault() }
    if let account = node["account"] { return .account(try CompactionAccount(account)) }
    // Of which day it is nobody can tell.
    guard let time else { throw Fault() }
    return .record(try Compaction(node, of: time, count: count))
  }
}

extension Compaction {
  /// Sums that contradict each other, or times of another day, make it unusable.
  fileprivate init(
    _ node: CompactionNode, of time: Timestamp, count: Int64
  ) throws(CompactionText.Fault) {
    func number(_ member: String, _ range: ClosedRange<Int64>) throws(CompactionText.Fault) -> Int64
    {
      let value = node[member].map(\.integer) ?? 0
      guard let value, range.contains(value) else { throw .init(member: member) }
      return value
    }
    let records = try number("records", 1...CompactionText.most)
    let duplicate = try number("duplicate", 0...CompactionText.most)
    let conflict = try number("conflict", 0...CompactionText.most)
    let own = Hour(
      hour: Int(time.milliseconds / 3_600_000 % 24), records: records, events: count)
    guard let hours = Compaction.hours(node["hours"], standing: own) else {
      throw .init(member: "hours")
    }
    self.init(records: records, duplicate: duplicate, conflict: conflict, hours: hours)
    if let first = node["first"] {
      self.first = Citation(
        time: time, key: 0, count: first["count"]?.integer ?? 1, place: Place(first))
    }
    for (name, path) in [("last", \Compaction.last), ("largest", \.largest)] {
      guard let cited = node[name] else { continue }
      guard let citation = Citation(cited, beside: first?.place), citation.time.day == time.day,
        citation.time >= time || citation.time.milliseconds == time.milliseconds
      else { throw .init(member: name) }
      self[keyPath: path] = citation
    }
    for (name, citation) in [("first", self.first), ("last", last), ("largest", largest)] {
      if let citation, citation.count > count { throw .init(member: name) }
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
  fileprivate init(_ node: CompactionNode) throws(CompactionText.Fault) {
    guard node["format"]?.integer ?? 1 <= CompactionText.format else {
      throw .init(member: "account.format")
    }
    self.init()
    accounts = 1
    let numbers: [(name: String, number: WritableKeyPath<CompactionAccount, Int64>)] = [
      ("files", \.files), ("read", \.read), ("duplicate", \.duplicate), ("conflict", \.conflict),
      ("rejected", \.rejected), ("foreign", \.foreign), ("unknown_category", \.unknown),
    ]
    let bytes: [(name: String, number: WritableKeyPath<CompactionAccount, Int64>)] = [
      ("read", \.bytesRead), ("kept", \.bytesKept), ("rejected", \.bytesRejected),
      ("foreign", \.bytesForeign), ("blank", \.bytesBlank), ("framing", \.bytesFraming),
    ]
    func read(
      _ member: (name: String, number: WritableKeyPath<CompactionAccount, Int64>),
      in node: CompactionNode?, _ path: String
    ) throws(CompactionText.Fault) {
      let value = node?[member.name].map(\.integer) ?? 0
      guard let value, (0...1000 * CompactionText.most).contains(value) else {
        throw .init(member: path + member.name)
      }
      self[keyPath: member.number] = value
    }
    for member in numbers { try read(member, in: node, "account.") }
    for member in bytes { try read(member, in: node["bytes"], "account.bytes.") }
    if case .object(let codes) = node["diagnostics"] {
      for (code, count) in codes {
        diagnostics[code] = count.integer.map { min(max(0, $0), CompactionText.most) }
      }
    }
  }
}

/// The header of an Avro object container: what a record is made of, how blocks are packed, and the bytes that end each.
struct CaptureHeader {
  var schema = AvroSchema()
  var fields: [AvroType.Field] = []
  var codec = Codec.null
  var marker: [UInt8] = []

  /// How the blocks are packed.
  enum Codec: String {
    case null, deflate, snappy
  }

  private static let mostEntries = 1000

  static func read(
    _ buffer: TextBuffer, limit: Int, path: String
  ) throws(InputError) -> CaptureHeader {
    let cursor = AvroCursor(buffer)
    guard try cursor.has(4), buffer.text.prefix(4).elementsEqual([0x4F, 0x62, 0x6A, 0x01]) else {
      throw .unreadableCapture(
        path: path, problem: "no Avro container, which begins with the bytes Obj and 1")
    }
    buffer.consume(4, as: .framing)
    guard let entries = try metadata(cursor, limit: limit), try cursor.has(16) else {
      throw .unreadableCapture(
        path: path, problem: "an Avro container whose header is cut or damaged; fetch it again")
    }
    var header = CaptureHeader()
    header.marker = Array(buffer.text.prefix(16))
    buffer.consume(16, as: .framing)
    header.codec = try codec(entries["avro.codec"] ?? [], path: path)
    guard let schema = entries["avro.schema"].flatMap({ AvroSchema($0) }),
      case .record(let fields) = schema.root
    else {
      throw .unreadableCapture(
        path: path, problem: "an Avro container whose schema cannot be read: no record of fields")
    }
    guard fields.contains(where: { $0.name.lowercased() == "body" }) else {
      let names = fields.prefix(8).map(\.name).joined(separator: ", ")
      throw .unreadableCapture(
        path: path,
        problem: "an Avro file that is no Event Hubs Capture: no field Body among \(names)")
    }
    (header.schema, header.fields) = (schema, fields)
    return header
  }

  private static func metadata(
    _ cursor: AvroCursor, limit: Int
  ) throws(InputError) -> [String: [UInt8]]? {
    var entries: [String: [UInt8]] = [:]
    while true {
      guard let count = try cursor.long() else { return nil }
      if count == 0 { return entries }
      if count < 0, try cursor.length() == nil { return nil }
      guard count.magnitude <= UInt64(mostEntries) else { return nil }
      for _ in 0..<Int(count.magnitude) {
        guard let key = try cursor.bytes(limit: limit), let value = try cursor.bytes(limit: limit),
          entries.count < mostEntries
        else { return nil }
        entries[String(decoding: key, as: UTF8.self)] = value
      }
    }
  }

  private static func codec(_ word: [UInt8], path: String) throws(InputError) -> Codec {
    let name = String(decoding: word.prefix(40), as: UTF8.self)
    guard let codec = name.isEmpty ? .null : Codec(rawValue: name) else {
      throw .unreadableCapture(
        path: path,
        problem: "a capture file packed with \(name), which is not built in; "
          + "write it again with the codec deflate or null")
    }
    if let problem = codec.problem { throw .unreadableCapture(path: path, problem: problem) }
    return codec
  }
}

extension CaptureHeader.Codec {
  /// Why this build cannot unpack it.
  fileprivate var problem: String? {
    switch self {
    case .deflate where BuiltIn.gzip == nil:
      "a deflated capture file, and neither isa-l nor zlib is built in; "
        + "install libisal-dev or zlib1g-dev and build again"
    case .snappy where BuiltIn.snappy == nil:
      "a capture file packed with snappy, which is not built in; install libsnappy-dev and build "
        + "again, or write it again with the codec deflate or null"
    default: nil
    }
  }
}

/// Writes Avro object containers as the specification says, sharing nothing with the reader.
struct AvroFile {
  static let fields = [
    #"{"name":"SequenceNumber","type":"long"}"#, #"{"name":"Offset","type":"string"}"#,
    #"{"name":"EnqueuedTimeUtc","type":"string"}"#,
    #"{"name":"SystemProperties","type":{"type":"map","values":["long","double","string","bytes"]}}"#,
    #"{"name":"Properties","type":{"type":"map","values":["long","double","string","bytes","null"]}}"#,
    #"{"name":"Body","type":["null","bytes"]}"#,
  ]
  static let marker = [UInt8](100..<116)

  var codec = "null"
  var schema =
    #"{"type":"record","name":"EventData","namespace":"Microsoft.ServiceBus.Messaging","fields":[\#(fields.joined(separator: ","))]}"#
  var bytes: [UInt8] = []

  init(codec: String = "null", schema: String? = nil) {
    self.codec = codec
    if let schema { self.schema = schema }
    bytes =
      Array("Obj\u{1}".utf8) + Self.long(2) + Self.text("avro.schema") + Self.text(self.schema)
      + Self.text("avro.codec") + Self.text(codec) + Self.long(0) + Self.marker
  }

  static func long(_ value: Int64) -> [UInt8] {
    var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
    var bytes: [UInt8] = []
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func text(_ text: String) -> [UInt8] { long(Int64(text.utf8.count)) + Array(text.utf8) }

  static func message(_ body: String?, number: Int64 = 7) -> [UInt8] {
    long(number) + text("\(number * 100)") + text("3/2/2026 8:15:00 AM")
      // A map of one entry in a block with its size, another in a block without, and the end.
      + long(-1) + long(4) + text("a") + long(0) + long(5)
      + long(1) + text("x-opt") + long(2) + text("v") + long(0)
      + long(1) + text("k") + long(4) + long(0)
      + (body.map { long(1) + text($0) } ?? long(0))
  }

  /// Deflate's stored blocks: packed by nobody's library.
  static func stored(_ data: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = data[...]
    repeat {
      let part = rest.prefix(60_000)
      rest = rest.dropFirst(part.count)
      let count = UInt16(part.count)
      result += [rest.isEmpty ? 1 : 0, UInt8(count & 255), UInt8(count >> 8)]
      result += [UInt8(~count & 255), UInt8(~count >> 8)] + part
    } while !rest.isEmpty
    return result
  }

  mutating func append(_ messages: [[UInt8]], count: Int64? = nil, marker: [UInt8] = marker) {
    let data = messages.flatMap { $0 }
    let packed = codec == "deflate" ? Self.stored(data) : data
    bytes +=
      Self.long(count ?? Int64(messages.count)) + Self.long(Int64(packed.count)) + packed
      + marker
  }

  init(bodies: [String?], codec: String = "null") {
    self.init(codec: codec)
    for start in stride(from: 0, to: bodies.count, by: 3) {
      append(bodies[start..<min(bodies.count, start + 3)].map { Self.message($0) })
    }
  }
}

#if !canImport(CSimdJSON)
  import Foundation

  /// Foundation's parser behind the same events, for machines without simdjson: the same answers, some thirty times slower.
  final class FoundationJSONParser: JSONParsing {
    static var padding: Int { 0 }
    static var name: String { "Foundation" }

    private var events: [JSONEvent] = []
    /// Texts one after another; events hold offsets until the walk is over.
    private var arena: [UInt8] = []
    private var eventBuffer = UnsafeMutableBufferPointer<JSONEvent>.allocate(capacity: 0)
    private var textBuffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

    init() {}

    deinit {
      eventBuffer.deallocate()
      textBuffer.deallocate()
    }

    func parse(
      _ text: UnsafeBufferPointer<UInt8>
    ) throws(JSONFault) -> UnsafeBufferPointer<JSONEvent> {
      events.removeAll(keepingCapacity: true)
      arena.removeAll(keepingCapacity: true)
      let root: JSONTree
      do {
        root = try JSONDecoder().decode(JSONTree.self, from: Data(buffer: text))
      } catch {
        throw JSONFault(message: "The JSON document has an improper structure")
      }
      walk(root)
      return publish()
    }

    private func walk(_ value: JSONTree) {
      switch value {
      case .object(let fields):
        add(JSONKind.object)
        for (key, value) in fields {
          add(JSONKind.key, key)
          walk(value)
        }
        add(JSONKind.objectEnd)
      case .array(let items):
        add(JSONKind.array)
        items.forEach(walk)
        add(JSONKind.arrayEnd)
      case .string(let text): add(JSONKind.string, text)
      case .integer(let number):
        events.append(JSONEvent(kind: JSONKind.integer, value: .init(integer: number)))
      case .double(let number):
        events.append(JSONEvent(kind: JSONKind.double, value: .init(number: number)))
      case .bool(let value): add(value ? JSONKind.yes : JSONKind.no)
      case .null: add(JSONKind.null)
      }
    }

    private func add(_ kind: UInt8, _ text: String? = nil) {
      var event = JSONEvent(kind: kind)
      if let text {
        event.value.integer = Int64(arena.count)
        event.length = UInt32(text.utf8.count)
        arena.append(contentsOf: text.utf8)
      }
      events.append(event)
    }

    private func publish() -> UnsafeBufferPointer<JSONEvent> {
      eventBuffer.deallocate()
      textBuffer.deallocate()
      textBuffer = .allocate(capacity: arena.count + 1)
      _ = textBuffer.update(fromContentsOf: arena)
      eventBuffer = .allocate(capacity: events.count)
      _ = eventBuffer.initialize(fromContentsOf: events)
      for index in eventBuffer.indices where eventBuffer[index].kind <= JSONKind.string {
        let start = textBuffer.baseAddress.map { $0 + Int(eventBuffer[index].value.integer) }
        eventBuffer[index].text = start.map { UnsafePointer($0) }
      }
      return UnsafeBufferPointer(eventBuffer)
    }
  }

  /// Any JSON value; object members in the order of their names.
  private indirect enum JSONTree: Decodable {
    case object([(String, JSONTree)])
    case array([JSONTree])
    case string(String)
    case integer(Int64)
    case double(Double)
    case bool(Bool)
    case null

    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      if let container = try Self.attempt({ try decoder.container(keyedBy: Key.self) }) {
        let keys = container.allKeys.sorted { $0.stringValue < $1.stringValue }
        self = .object(
          try keys.map { ($0.stringValue, try container.decode(JSONTree.self, forKey: $0)) })
        return
      }
      if var container = try Self.attempt({ try decoder.unkeyedContainer() }) {
        var items: [JSONTree] = []
        while !container.isAtEnd { items.append(try container.decode(JSONTree.self)) }
        self = .array(items)
        return
      }
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try Self.attempt({ try container.decode(Bool.self) }) {
        self = .bool(value)
      } else if let value = try Self.attempt({ try container.decode(Int64.self) }) {
        self = .integer(value)
      } else if let value = try Self.attempt({ try container.decode(String.self) }) {
        self = .string(value)
      } else {
        self = .double(try container.decode(Double.self))
      }
    }

    /// A value of another type is no error here but the next thing to try.
    private static func attempt<T>(_ body: () throws -> T) throws -> T? {
      do { return try body() } catch DecodingError.typeMismatch { return nil } catch DecodingError
        .dataCorrupted
      { return nil }
    }
  }
#endif

/// A JSON document in the making: what a report's payload is built of.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSONValue])
  /// An array whose items are made when they are written, one by one: long lists never exist as a whole.
  case list(count: Int, item: @Sendable (Int) -> JSONValue)
  case object(JSONObject)
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }

  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  init(_ number: Int) { self = .integer(Int64(number)) }
  /// - Parameter make: called when the list is written.
  static func list<Item: Sendable>(
    _ items: [Item], _ make: @escaping @Sendable (Item) -> JSONValue
  ) -> JSONValue {
    .list(count: items.count) { make(items[$0]) }
  }

  init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// Both objects in one; the other's value where both have a key.
  func merging(_ other: JSONValue) -> JSONValue {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return other }
    return .object(mine.merging(theirs))
  }
}

extension JSONValue: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .real(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .list(let count, let item): try container.encode((0..<count).map(item))
    case .object(let object):
      try container.encode(
        Dictionary(uniqueKeysWithValues: object.members.map { ($0.key, $0.value) }))
    }
  }
}

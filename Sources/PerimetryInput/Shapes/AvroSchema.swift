import Foundation

/// The schema in the header of an Avro file: which fields a record has, in which order.
struct AvroSchema {
  let root: AvroType
  private(set) var named: [String: AvroType] = [:]

  private static let deepest = 64

  /// Of no value at all.
  init() { root = .null }

  /// `nil` where the text is no schema.
  init?(_ text: [UInt8]) {
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
    } catch {
      // The reader says that the schema cannot be read; the parser's word adds nothing.
      return nil
    }
    var named: [String: AvroType] = [:]
    guard let root = AvroSchema.type(value, depth: 0, &named) else { return nil }
    self.root = root
    self.named = named
  }

  private static func type(
    _ value: Any, depth: Int, _ named: inout [String: AvroType]
  ) -> AvroType? {
    if depth > deepest { return nil }
    if let name = value as? String { return plain(name) ?? .named(last(name)) }
    if let branches = value as? [Any] {
      let types = branches.compactMap { type($0, depth: depth + 1, &named) }
      return types.count == branches.count ? .union(types) : nil
    }
    guard let object = value as? [String: Any], let kind = object["type"] else { return nil }
    guard let word = kind as? String else { return type(kind, depth: depth + 1, &named) }
    let result: AvroType?
    switch word {
    case "record", "error": result = record(object, depth: depth, &named)
    case "enum": result = .varint
    case "fixed": result = (object["size"] as? Int).flatMap { $0 >= 0 ? .fixed($0) : nil }
    case "array":
      result = object["items"].flatMap { type($0, depth: depth + 1, &named) }.map(AvroType.array)
    case "map":
      result = object["values"].flatMap { type($0, depth: depth + 1, &named) }.map(AvroType.map)
    default: result = plain(word) ?? .named(last(word))
    }
    if let result, let name = object["name"] as? String { named[last(name)] = result }
    return result
  }

  private static func record(
    _ object: [String: Any], depth: Int, _ named: inout [String: AvroType]
  ) -> AvroType? {
    guard let fields = object["fields"] as? [Any] else { return nil }
    var result: [AvroType.Field] = []
    for field in fields {
      guard let field = field as? [String: Any], let name = field["name"] as? String,
        let kind = field["type"], let type = type(kind, depth: depth + 1, &named)
      else { return nil }
      result.append(.init(name: name, type: type))
    }
    return .record(result)
  }

  private static func plain(_ name: String) -> AvroType? {
    switch name {
    case "null": .null
    case "boolean": .boolean
    case "int", "long": .varint
    case "float": .fixed(4)
    case "double": .fixed(8)
    case "bytes", "string": .bytes
    default: nil
    }
  }

  /// The name without its namespace.
  private static func last(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }
}

/// A JSON parser that flattens one text at a time. Events and their texts are valid until the next parse.
protocol JSONParsing: AnyObject {
  /// Bytes that must be readable behind every text; their values do not matter.
  static var padding: Int { get }
  /// The library and its version, for `--version`.
  static var name: String { get }
  init()
  func parse(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> UnsafeBufferPointer<JSONEvent>
  /// Whether ``parse(_:)`` would take the text, at less cost.
  func check(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault)
}

#if canImport(CSimdJSON)
  typealias BuiltInJSONParser = SimdJSONParser
#else
  typealias BuiltInJSONParser = FoundationJSONParser
#endif

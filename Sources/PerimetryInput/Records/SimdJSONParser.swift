#if canImport(CSimdJSON)
  import CSimdJSON

  /// simdjson: checks the whole text, UTF-8 included, at about a gigabyte a second. It refuses integers
  /// beyond 64 bits, which JSON allows; Foundation has the last word on such a text.
  final class SimdJSONParser: JSONParsing {
    private let parser = perimetry_json_parser_new()
    private lazy var fallback = FoundationJSONParser()

    static var padding: Int { perimetry_json_padding() }
    static var name: String { "simdjson " + String(cString: perimetry_json_version()) }

    init() {}

    deinit { perimetry_json_parser_free(parser) }

    func parse(
      _ text: UnsafeBufferPointer<UInt8>
    ) throws(JSONFault) -> UnsafeBufferPointer<JSONEvent> {
      var events: UnsafePointer<JSONEvent>?
      var count = 0
      if let message = perimetry_json_parse(parser, text.baseAddress, text.count, &events, &count) {
        if perimetry_json_met_large_number(parser) { return try fallback.parse(text) }
        throw JSONFault(message: String(cString: message))
      }
      return UnsafeBufferPointer(start: events, count: count)
    }

    func check(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
      if let message = perimetry_json_check(parser, text.baseAddress, text.count) {
        if perimetry_json_met_large_number(parser) { return try fallback.check(text) }
        throw JSONFault(message: String(cString: message))
      }
    }
  }
#endif

import Foundation

/// Foundation's parser behind the same events, for machines without simdjson, and for numbers simdjson does not take.
///
/// Foundation judges the text; its dictionaries do not tell the order of members nor which of two equal ones came
/// last, so the values are then taken from the text itself.
final class FoundationJSONParser: JSONParsing {
  static var padding: Int { 0 }
  static var name: String { "Foundation" }

  private var walker = JSONWalker()

  init() {}

  func parse(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) -> UnsafeBufferPointer<JSONEvent> {
    try judge(text)
    return try walker.walk(text)
  }

  /// Foundation takes a comma behind the last item; the walker does not.
  func check(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) { _ = try parse(text) }

  private func judge(_ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    // Foundation would take a text with NUL bytes for UTF-16 or UTF-32.
    guard !text.contains(0) else { throw JSONFault(message: "a NUL byte") }
    do {
      _ = try JSONSerialization.jsonObject(with: Data(buffer: text), options: .fragmentsAllowed)
    } catch {
      throw JSONFault(message: "The JSON document has an improper structure")
    }
  }
}

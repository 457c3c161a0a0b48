/// Remembers what became of a text, for columns whose few values recur in many contexts. Bounded: when full, it
/// forgets and starts again.
final class TextMemo<Value> {
  private var values: [String: Value] = [:]
  /// Neighbouring records often agree.
  private var last: (text: String, value: Value)?
  private let make: (String) -> Value

  private static var capacity: Int { 1 << 14 }

  init(_ make: @escaping (String) -> Value) { self.make = make }

  subscript(text: String) -> Value {
    if let last, last.text == text { return last.value }
    let value = find(text)
    last = (text, value)
    return value
  }

  private func find(_ text: String) -> Value {
    if let value = values[text] { return value }
    let value = make(text)
    if values.count >= Self.capacity { values.removeAll(keepingCapacity: true) }
    values[text] = value
    return value
  }
}

import PerimetryModel

/// The text form of a matched rule: Log Analytics holds the JSON object as a string.
enum MatchedRuleText {
  /// What an object says: the rule's name, if it names one.
  struct Content {
    var name: String?
  }

  /// Reads a JSON object as the same object outside a string is read; `nil` where the text is none.
  static func content(of text: String) -> Content? {
    let bytes = Array(text.utf8)
    let padded = bytes + [UInt8](repeating: 0, count: BuiltInJSONParser.padding)
    return padded.withUnsafeBufferPointer { buffer in
      let parser = BuiltInJSONParser()
      do throws(JSONFault) {
        let events = try parser.parse(UnsafeBufferPointer(rebasing: buffer[..<bytes.count]))
        return events[0].kind == JSONKind.object ? Content(name: name(in: events)) : nil
      } catch {
        // Not JSON after all: the text stands for itself.
        return nil
      }
    }
  }

  static func canonical(_ name: String) -> String { "{\"accessRule\":\"\(name)\"}" }

  static func withoutBlanks(_ text: String) -> String {
    var inString = false
    var result = ""
    for character in text {
      if character == "\"" { inString.toggle() }
      if inString || !character.isWhitespace { result.append(character) }
    }
    return result
  }

  /// Of a repeated key the last value counts.
  private static func name(in events: UnsafeBufferPointer<JSONEvent>) -> String? {
    var name: String?
    var index = 1
    while events[index].kind == JSONKind.key {
      let end = SlotTable.skip(events, from: index + 1)
      let key = UnsafeBufferPointer(start: events[index].text, count: Int(events[index].length))
      if RecordKeys.meaning(of: String(decoding: key, as: UTF8.self), in: .matchedRule) != nil {
        name = text(of: events[(index + 1)..<end])
      }
      index = end
    }
    return name
  }

  private static func text(of value: Slice<UnsafeBufferPointer<JSONEvent>>) -> String? {
    if value.count == 1 { return value[value.startIndex].textValue }
    var text: [UInt8] = []
    JSONText.append(value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

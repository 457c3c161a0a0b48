import Foundation

/// The text form of a matched rule: Log Analytics holds the JSON object as a string.
enum MatchedRuleText {
  /// The value of `accessRule`, in any case, in a JSON object; `nil` where the text is none.
  static func name(in text: String) -> String? {
    do {
      let members = try JSONDecoder().decode([String: Member].self, from: Data(text.utf8))
      for (key, value) in members.sorted(by: { $0.key < $1.key })
      where key.lowercased() == "accessrule" {
        return value.text
      }
      return nil
    } catch {
      // Not JSON after all: the text stands for itself.
      return nil
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

  /// A text, or anything else.
  private struct Member: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
      do {
        text = try decoder.singleValueContainer().decode(String.self)
      } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
        text = nil
      }
    }
  }
}

import Foundation

/// A value as JSON text: keys sorted, pretty printed, slashes plain, hazardous characters as `\uXXXX`, so that the
/// text is exact and still harmless on a terminal. Ends without a newline.
public struct JSONText: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ value: any Encodable) throws {
    if let payload = value as? Payload {
      let (written, isPlain) = JSONWriter.text(of: payload.value)
      text = isPlain ? written : JSONText.escaped(written)
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    text = JSONText.escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  public var description: String { text }

  /// Beyond ASCII, JSON has characters only within strings, so escaping them changes no structure.
  private static func escaped(_ json: String) -> String {
    if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
    var result = ""
    result.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      if scalar.value >= 0x7F, scalar.isHazardous {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

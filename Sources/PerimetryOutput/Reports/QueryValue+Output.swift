import PerimetryModel

extension QueryValue {
  /// Blobs are written as hexadecimal digits.
  var cell: Cell {
    switch self {
    case .null: .none
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    case .blob(let bytes): .text(QueryValue.hexadecimal(bytes))
    }
  }

  /// An infinite number, which JSON cannot hold, becomes its text.
  var json: JSONValue {
    switch self {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): number.isFinite ? .real(number) : .string(String(number))
    case .text(let text): .string(text)
    case .blob(let bytes): .string(QueryValue.hexadecimal(bytes))
    }
  }

  var shown: Prose {
    switch self {
    case .null: ""
    case .integer(let number): Prose(String(number))
    case .real(let number): Prose(String(number))
    case .text(let text): Prose(text)
    case .blob(let bytes): Prose(QueryValue.hexadecimal(bytes))
    }
  }

  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    case .null, .text, .blob: false
    }
  }

  /// Whether it is a time as the views write them.
  var isTime: Bool {
    guard case .text(let text) = self, (20...28).contains(text.utf8.count) else { return false }
    return text.hasSuffix("Z") && Timestamp(text) != nil
  }

  /// `nil` for what is not the path of a resource.
  var resource: ResourceID? {
    guard case .text(let text) = self, text.hasPrefix("/subscriptions/") else { return nil }
    let id = ResourceID(text)
    return id.resourceGroup == nil ? nil : id
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

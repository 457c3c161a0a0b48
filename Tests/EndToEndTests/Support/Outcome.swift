import Foundation

/// What a run ended with.
struct Outcome {
  var status: Int32
  var output: Data
  /// What it said on standard error.
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The output as a JSON object.
  func json() throws -> [String: Any] {
    guard let object = try JSONSerialization.jsonObject(with: output) as? [String: Any] else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return object
  }

  var lines: [String] { text.split(separator: "\n").map(String.init) }
}

import Foundation
import PerimetryModel

/// The counts of a reading's diagnostics as the JSON object that the store keeps.
enum Diagnostics {
  static func encode(_ counts: [Diagnostic.Code: Int64]) throws -> String {
    if counts.isEmpty { return "{}" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let names = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    return String(decoding: try encoder.encode(names), as: UTF8.self)
  }

  /// Codes that this version does not know are left out.
  static func decode(_ json: String) throws -> [Diagnostic.Code: Int64] {
    if json == "{}" { return [:] }
    let names = try JSONDecoder().decode([String: Int64].self, from: Data(json.utf8))
    return names.reduce(into: [:]) { counts, entry in
      if let code = Diagnostic.Code(rawValue: entry.key) { counts[code] = entry.value }
    }
  }
}

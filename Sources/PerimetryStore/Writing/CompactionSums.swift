import Foundation
import PerimetryModel

/// What a reading's compacted records come to as the JSON object that the store keeps.
enum CompactionSums {
  /// - Returns: `nil` where there are none.
  static func encode(_ account: CompactionAccount) throws -> String? {
    if account.isEmpty { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(account), as: UTF8.self)
  }

  static func decode(_ json: String?) throws -> CompactionAccount {
    guard let json else { return CompactionAccount() }
    return try JSONDecoder().decode(CompactionAccount.self, from: Data(json.utf8))
  }
}

import Foundation

/// Finds objects of a JSON text that have a key twice: a parser takes one of both and says nothing.
struct RepeatedKeys {
  private(set) var found: [RuleSetMistake] = []

  /// More would be no news.
  private static let limit = 20
  /// Parsers go no deeper.
  private static let depth = 512

  /// Keys that an export's rules are read by: of those, case and underscores make no difference.
  private static let read: Set<String> = [
    "id", "name", "type", "properties", "direction", "value", "nextlink", "resources", "profile",
    "profiles", "rules",
    "accessrules", "networksecurityperimeter",
  ]

  /// - Parameter data: JSON; of anything else nothing is found. In one pass.
  init(_ data: Data) {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var skimmer = JSONSkimmer(bytes.bindMemory(to: UInt8.self))
      _ = value(&skimmer, at: "$", 0)
    }
  }

  /// - Returns: whether the text went on as JSON does.
  private mutating func value(_ skimmer: inout JSONSkimmer, at path: String, _ depth: Int) -> Bool {
    if depth > RepeatedKeys.depth || found.count >= RepeatedKeys.limit { return false }
    if skimmer.begins(with: "{") { return object(&skimmer, at: path, depth) }
    guard skimmer.begins(with: "[") else { return skimmer.value() != nil }
    var index = 0
    return skimmer.array { skimmer in
      defer { index += 1 }
      return value(&skimmer, at: "\(path)[\(index)]", depth + 1)
    }
  }

  private mutating func object(_ skimmer: inout JSONSkimmer, at path: String, _ depth: Int) -> Bool
  {
    var keys: Set<String> = []
    return skimmer.object { skimmer, place in
      let key = String(decoding: skimmer.text[place].dropFirst().dropLast(), as: UTF8.self)
      if !keys.insert(RepeatedKeys.plain(key)).inserted {
        found.append(RuleSetMistake(path: path, kind: .export(.repeatedKey(key))))
      }
      return value(&skimmer, at: "\(path).\(key)", depth + 1)
    }
  }

  private static func plain(_ key: String) -> String {
    let plain = ExportedObject.plain(key)
    return read.contains(plain) || ExportedRuleReader.isList(plain) ? plain : key
  }
}

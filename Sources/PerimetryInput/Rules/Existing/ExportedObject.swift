/// An object of an export, whose keys are read without regard to case and underscores: `addressPrefixes`,
/// `AddressPrefixes` and `address_prefixes` are one (domain.md §4.8).
struct ExportedObject {
  struct Member {
    /// As it stands in the document, for messages.
    var key: String
    var value: Any
  }

  private let members: [String: Member]

  init?(_ value: Any?) {
    guard let object = value as? [String: Any] else { return nil }
    self.init(object)
  }

  /// Of keys that are the same, the first in order of text counts.
  init(_ object: [String: Any]) {
    members = Dictionary(
      object.sorted { $0.key < $1.key }.map {
        (ExportedObject.plain($0.key), Member(key: $0.key, value: $0.value))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter key: in lower case, without underscores.
  subscript(key: String) -> Any? { members[key]?.value }

  func member(_ key: String) -> Member? { members[key] }

  func text(_ key: String) -> String? { members[key]?.value as? String }

  func object(_ key: String) -> ExportedObject? { ExportedObject(members[key]?.value) }

  func list(_ key: String) -> [Any]? { members[key]?.value as? [Any] }

  func has(_ keys: String...) -> Bool { keys.contains { members[$0] != nil } }

  /// By key as it is looked up.
  var all: [(plain: String, member: Member)] {
    members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  static func plain(_ key: String) -> String { key.lowercased().replacing("_", with: "") }
}

import Foundation
import PerimetryModel

/// Reads what a perimeter says of its profiles: replies of REST and of `az network perimeter profile list` or `show`
/// (domain.md §4.9).
public enum KnownProfilesReader {
  /// - Parameter named: the file's name, for messages.
  /// - Returns: in the order of the file.
  /// - Throws: ``RuleSetError`` with the first ten items that name no profile, and where there is none.
  public static func read(_ data: Data, named: String) throws -> [KnownProfile] {
    let document = try RuleSetReader.document(in: data, named: named) { .profiles(.notJSON($0)) }
    let list = document as? [Any] ?? ExportedObject(document)?.list("value")
    let path = document is [Any] ? "$" : "$.value"
    let items = list.map { $0.enumerated().map { ("\(path)[\($0)]", $1) } } ?? [("$", document)]
    var profiles: [KnownProfile] = []
    var mistakes: [RuleSetMistake] = []
    for (place, value) in items {
      if let profile = KnownProfile(exported: value) {
        profiles.append(profile)
      } else {
        let text = ExportWalk.description(of: value)
        mistakes.append(.init(path: place, kind: .profiles(.notAProfile(text))))
      }
    }
    if items.isEmpty { mistakes.append(.init(path: path, kind: .profiles(.empty))) }
    if !mistakes.isEmpty {
      throw RuleSetError(file: named, mistakes: Array(mistakes.prefix(10)))
    }
    return profiles
  }
}

extension KnownProfile {
  /// `nil` where the item's id names no profile, or that of a part of one.
  init?(exported value: Any) {
    guard let item = ExportedObject(value), let path = item.text("id").flatMap(RulePath.init),
      path.rule == nil
    else { return nil }
    let properties = item.object("properties") ?? item
    self.init(
      key: path.key, rulesVersion: RulesVersion(exported: properties["accessrulesversion"]),
      diagnosticsVersion: RulesVersion(exported: properties["diagnosticsettingsversion"]))
  }
}

import Foundation
import PerimetryModel

/// Reads the rule set document that `perimetry recommend --format json` writes and a person may have edited
/// (Schemas/rule-set.schema.json). Everything outside `rules` is commentary and not looked at.
public enum RuleSetReader {
  public static let format = "perimetry-rule-set"
  public static let formatVersion = 1

  /// - Parameter named: the file's name, for messages.
  /// - Throws: ``RuleSetError`` with every mistake found.
  public static func read(_ data: Data, named: String) throws -> RuleSet {
    let document: Any
    do {
      document = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    } catch {
      throw RuleSetError(
        file: named, mistakes: [.init(path: "$", kind: .notJSON(detail(of: error)))])
    }
    var reader = RuleSetDocumentReader()
    let ruleSet = reader.ruleSet(document)
    if !reader.mistakes.isEmpty { throw RuleSetError(file: named, mistakes: reader.mistakes) }
    return ruleSet
  }

  private static func detail(of error: any Error) -> String {
    let detail = (error as NSError).userInfo["NSDebugDescription"] as? String
    return detail ?? "the text cannot be parsed"
  }
}

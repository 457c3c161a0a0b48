import Foundation
import PerimetryModel

/// Reads the rule set document that `perimetry recommend --format json` writes and a person may have edited
/// (Schemas/rule-set.schema.json). Everything outside `rules` is commentary: it changes nothing.
public enum RuleSetReader {
  public static let format = "perimetry-rule-set"
  public static let formatVersion = 1

  /// - Parameter named: the file's name, for messages.
  /// - Throws: ``RuleSetError`` with every mistake found.
  public static func read(_ data: Data, named: String) throws -> RuleSet {
    try reading(of: rules(in: data, named: named) { .notJSON($0) }.document, named: named).ruleSet
  }

  /// As ``read(_:named:)``, with what a person should be told.
  public static func reading(of data: Data, named: String) throws -> RuleSetReading {
    var reading = try reading(
      of: document(in: data, named: named) { .notJSON($0) }, named: named)
    reading.remarks = RepeatedKeys(data).found
    return reading
  }

  /// - Parameter document: as JSONSerialization gives it.
  static func reading(of document: Any, named: String) throws -> RuleSetReading {
    var reader = RuleSetDocumentReader()
    let ruleSet = reader.ruleSet(document)
    if !reader.mistakes.isEmpty { throw RuleSetError(file: named, mistakes: reader.mistakes) }
    return RuleSetReading(ruleSet: ruleSet, ignoredEdits: reader.ignoredEdits)
  }

  /// As ``document(in:named:otherwise:)``, but that of a rule set there may be nothing but the rules; and the text of it.
  static func rules(
    in data: Data, named: String, otherwise mistake: (String) -> RuleSetMistake.Kind
  ) throws -> (document: Any, text: Data) {
    if let excerpt = RuleSetExcerpt(data) {
      // What is wrong in it is wrong in the document, at another place.
      let parsed = Result { try JSONSerialization.jsonObject(with: excerpt.rules) }
      if case .success(let document) = parsed { return (document, excerpt.rules) }
    }
    return (try document(in: data, named: named, otherwise: mistake), data)
  }

  /// - Parameter mistake: what it is called where the text is no JSON, by the parser's word.
  static func document(
    in data: Data, named: String, otherwise mistake: (String) -> RuleSetMistake.Kind
  ) throws -> Any {
    if data.allSatisfy(TextShape.isBlank) {
      throw RuleSetError(
        file: named, mistakes: [.init(path: "$", kind: mistake("the file is empty"))])
    }
    do {
      return try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    } catch {
      let detail = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw RuleSetError(
        file: named,
        mistakes: [.init(path: "$", kind: mistake(detail ?? "the text cannot be parsed"))])
    }
  }
}

import Foundation
import PerimetryModel

/// Reads the rules that exist already, in every shape in which Azure and the tools around it hand them out; the shape is
/// recognised by content (domain.md §4.8).
public enum ExistingRulesReader {
  /// - Parameter named: the file's name, for messages.
  /// - Throws: ``RuleSetError`` where the text is no export of rules. What is wrong within a rule is a remark: the rule
  ///   exists, whatever this program thinks of it.
  public static func read(_ data: Data, named: String) throws -> ExistingRulesReading {
    let (document, text) = try RuleSetReader.rules(in: data, named: named) {
      .export(.notJSON($0))
    }
    var reading = try reading(of: document, named: named)
    reading.remarks = RepeatedKeys(text).found + reading.remarks
    return reading
  }

  /// - Parameter document: as JSONSerialization gives it.
  static func reading(of document: Any, named: String) throws -> ExistingRulesReading {
    if ExportedObject(document)?.text("format") == RuleSetReader.format {
      let ruleSet = try RuleSetReader.reading(of: document, named: named).ruleSet
      return ExistingRulesReading(
        shape: "a rule set of perimetry",
        profiles: ruleSet.profiles.map {
          .init(key: $0.key, rules: $0.rules.map(ExistingRule.init), extent: .excerpt)
        }, remarks: [])
    }
    var walk = ExportWalk()
    guard let shape = walk.read(document) else {
      let kind = RuleSetMistake.Kind.export(.notAnExport(ExportWalk.description(of: document)))
      throw RuleSetError(file: named, mistakes: [.init(path: "$", kind: kind)])
    }
    return ExistingRulesReading(
      shape: shape, profiles: walk.profiles, remarks: walk.reader.remarks,
      resources: walk.resources,
      configurations: walk.configurations.map { configuration in
        var configuration = configuration
        configuration.file = named
        return configuration
      })
  }
}

import Foundation
import PerimetryModel

/// Reads a file of decisions (Schemas/decisions.schema.json), which `perimetry decide` or a person wrote.
public enum DecisionsReader {
  public static let format = "perimetry-decisions"
  public static let formatVersion = 1

  /// - Throws: ``RuleSetError`` with every mistake found: a decision that is not understood is not passed over.
  public static func read(_ data: Data, named: String) throws -> Decisions {
    let document = try RuleSetReader.document(in: data, named: named) { .decision(.notJSON($0)) }
    var walk = DecisionsWalk()
    let decisions = walk.decisions(document)
    if !walk.mistakes.isEmpty { throw RuleSetError(file: named, mistakes: walk.mistakes) }
    return Decisions(decisions)
  }
}

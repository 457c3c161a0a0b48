import ArgumentParser
import PerimetryModel

/// What `--fail-on` asks for, held against the figures of a report.
struct FailConditions {
  private let conditions: [Condition]

  /// - Throws: a usage error that names the figures there are.
  init(_ texts: [String], figures: [String]) throws {
    conditions = try texts.map { text in
      guard let condition = Condition(text, figures: figures) else {
        throw ValidationError(
          "--fail-on \(text): one of \(figures.joined(separator: ", ")), then >, >=, <, <= or = and a number."
        )
      }
      return condition
    }
  }

  /// - Parameter reason: of a figure, why it was not judged; `nil` where it was. What was not judged is no all-clear, so it
  ///   counts as holding.
  /// - Throws: ``ConditionHolds`` for the first that holds.
  func check(
    unjudged reason: (String) -> String? = { _ in nil }, _ figure: (String) -> Int64
  ) throws {
    for condition in conditions {
      if let reason = reason(condition.figure) {
        throw ConditionHolds(condition: condition.text, reason: "\(reason), nothing was judged")
      }
      let value = figure(condition.figure)
      guard condition.holds(for: value) else { continue }
      throw ConditionHolds(
        condition: condition.text, reason: "\(condition.figure) is \(value)")
    }
  }
}

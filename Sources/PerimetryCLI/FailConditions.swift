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
  /// - Throws: ``ExitStatus/conditionHolds`` for the first that holds, having said so.
  func check(
    unjudged reason: (String) -> String? = { _ in nil }, _ figure: (String) -> Int64
  ) throws {
    for condition in conditions {
      if let reason = reason(condition.figure) {
        Console.error("--fail-on \(condition.text): \(reason), nothing was judged")
        throw ExitStatus.conditionHolds
      }
      let value = figure(condition.figure)
      guard condition.holds(for: value) else { continue }
      Console.error("--fail-on \(condition.text): \(condition.figure) is \(value)")
      throw ExitStatus.conditionHolds
    }
  }
}

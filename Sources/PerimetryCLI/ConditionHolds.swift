/// A condition of `--fail-on` that holds: the end of a command, after its report.
struct ConditionHolds: Error, CustomStringConvertible {
  /// As it would be written out: `denied>0`.
  var condition: String
  var reason: String

  var description: String { "--fail-on \(condition): \(reason)" }
}

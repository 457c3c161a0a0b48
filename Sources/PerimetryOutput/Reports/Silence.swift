import PerimetryModel

/// What the absence of blockers means in each direction: nothing, where the category that would show them never
/// appears. No report calls anything safe.
struct Silence {
  let coverage: Coverage
  /// The directions a report looks at.
  let directions: [Direction]

  init(coverage: Coverage, filter: FlowFilter) {
    self.coverage = coverage
    directions = filter.direction.map { [$0] } ?? Direction.allCases
  }

  /// Directions of which the store cannot tell whether anything would be denied.
  var blind: [Direction] { directions.filter { !coverage.sawBlockerCategory($0) } }

  /// A sentence for each direction of which the store cannot tell.
  var warnings: [Prose] {
    blind.map { direction in
      Prose("Cannot tell for \(direction.rawValue) traffic: ", tone: .unclear)
        + """
        no record of \(direction.blockerCategory.rawValue) is in the store, the category that shows what \
        enforcement would deny. Its absence is no all-clear: a diagnostic setting without the category looks \
        the same. Check that the setting exports it.
        """
    }
  }

  /// Why there is nothing to report, when nothing would be denied.
  var headline: Prose {
    if coverage.tally == nil {
      return Prose("Cannot tell: the store holds no record.", tone: .unclear)
    }
    let seen = directions.filter { !blind.contains($0) }
    if seen.isEmpty {
      return Prose(
        "Cannot tell what enforcement would deny: the categories that show it are not in the store.",
        tone: .unclear)
    }
    let words = seen.map(\.rawValue).joined(separator: " or ")
    let found: Prose = "No \(words) traffic in these logs would be denied once enforced"
    if blind.isEmpty { return found + "; what was not logged, they cannot tell." }
    let unknown = blind.map(\.rawValue).joined(separator: " or ")
    return found + "; " + Prose("for \(unknown) traffic they cannot tell.", tone: .unclear)
  }

  var json: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: Direction.allCases.map {
          ($0.rawValue, .bool(coverage.sawBlockerCategory($0)))
        }))
  }
}

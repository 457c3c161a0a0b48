import PerimetryModel

/// What the absence of blockers means in each direction: nothing, where the category that would show them never
/// appears. No report calls anything safe.
struct Silence {
  let coverage: Coverage
  let filter: FlowFilter

  /// The directions a report looks at.
  var directions: [Direction] { filter.direction.map { [$0] } ?? Direction.allCases }

  /// Directions of which the store cannot tell whether anything would be denied.
  var blind: [Direction] { directions.filter { !sees($0) } }

  /// Whether the category that shows blockers appears, for a resource the filter takes in if it names any.
  func sees(_ direction: Direction) -> Bool {
    guard filter.perimeter != nil || filter.profile != nil || filter.resource != nil else {
      return coverage.sawBlockerCategory(direction)
    }
    var filter = filter
    filter.direction = nil
    filter.peer = nil
    return coverage.resources.contains { resource in
      resource.categories.contains(.known(direction.blockerCategory))
        && resource.profiles.contains { profile in
          filter.matches(
            FlowKey(
              profile: profile, resource: resource.resource, direction: direction,
              category: .known(direction.blockerCategory), peer: .none))
        }
    }
  }

  /// A sentence for each direction of which the store cannot tell.
  var warnings: [Prose] {
    blind.map { direction in
      Prose("Cannot tell for \(direction.rawValue) traffic: ", tone: .unclear)
        + """
        no record of \(direction.blockerCategory.rawValue) is in the store\(ofSelection), the \
        category that shows what enforcement would deny. Its absence is no all-clear: a diagnostic \
        setting without the category looks the same. Check that the setting exports it.
        """
    }
  }

  private var ofSelection: String { filter.isEmpty ? "" : " for what was selected" }

  /// Why there is nothing to report, when nothing would be denied.
  func headline(_ scope: ReportScope) -> Prose {
    if let emptiness = scope.emptiness { return emptiness }
    let seen = directions.filter { !blind.contains($0) }
    if seen.isEmpty {
      return Prose(
        """
        Cannot tell what enforcement would deny: the categories that show it are not in the \
        store.
        """,
        tone: .unclear)
    }
    let words = seen.map(\.rawValue).joined(separator: " or ")
    let place = filter.isEmpty ? "in these logs" : "selected from these logs"
    let found: Prose = "No \(words) traffic \(place) would be denied once enforced"
    if blind.isEmpty { return found + "; what was not logged, they cannot tell." }
    let unknown = blind.map(\.rawValue).joined(separator: " or ")
    return found + "; " + Prose("for \(unknown) traffic they cannot tell.", tone: .unclear)
  }

  var json: JSONValue {
    .object(JSONObject(Direction.allCases.map { ($0.rawValue, .bool(sees($0))) }))
  }
}

import PerimetryModel

extension FilterOptions {
  /// Says which names no record knows, and the nearest that records know: a name that is mistyped looks like a quiet one.
  func note(_ history: [Flow], _ verbosity: VerbosityOptions) {
    guard perimeter != nil || profile != nil || resource != nil else { return }
    let keys = history.runs(by: \.key).map { history[$0.lowerBound].key }
    if keys.isEmpty { return }
    let names: [(option: String, wanted: String?, known: [String])] = [
      ("--perimeter", perimeter, keys.map(\.profile.perimeter.name)),
      ("--profile", profile, keys.map(\.profile.name)),
      ("--resource", resource, keys.map(\.resource.name)),
    ]
    for (option, wanted, known) in names {
      guard let wanted else { continue }
      var filter = FlowFilter()
      switch option {
      case "--perimeter": filter.perimeter = wanted
      case "--profile": filter.profile = wanted
      default: filter.resource = wanted
      }
      if keys.contains(where: filter.matches) { continue }
      verbosity.note("\(option) \(wanted): no record names it; \(FilterOptions.list(known))")
    }
  }

  private static func list(_ names: [String]) -> String {
    let names = Set(names).subtracting([""]).sorted()
    if names.isEmpty { return "the records name none" }
    let shown = names.prefix(5).joined(separator: ", ")
    return "they name \(shown)" + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}

import PerimetryModel

extension FilterOptions {
  /// Says which names no record knows, and the nearest that records know: a name that is mistyped looks like a quiet one.
  func note(_ history: [Flow], _ verbosity: VerbosityOptions) {
    guard perimeter != nil || profile != nil || resource != nil else { return }
    let keys = history.runs(by: \.key).map { history[$0.lowerBound].key }
    if keys.isEmpty { return }
    let names: [(option: String, part: WritableKeyPath<FlowFilter, String?>, known: [String])] = [
      ("--perimeter", \.perimeter, keys.map(\.profile.perimeter.name)),
      ("--profile", \.profile, keys.map(\.profile.name)),
      ("--resource", \.resource, keys.map(\.resource.name)),
    ]
    for (option, part, known) in names {
      guard let wanted = filter[keyPath: part] else { continue }
      var alone = FlowFilter()
      alone[keyPath: part] = wanted
      if keys.contains(where: alone.matches) { continue }
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

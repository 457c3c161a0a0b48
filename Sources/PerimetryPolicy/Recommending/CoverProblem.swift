import PerimetryModel

/// The search over the sources that can be let in, and the sources that cannot.
struct CoverProblem {
  let search: CoverSearch
  /// Sources that were refused themselves; sorted.
  let impossible: [IPAddress]

  init(
    sources: [IPAddress], refused: [IPAddress], budget: Int, widestIPv4: Int, widestIPv6: Int
  ) {
    precondition((0..<Int(CoverTables.block)).contains(budget))
    precondition((0...32).contains(widestIPv4) && (0...128).contains(widestIPv6))
    let never = Set(refused)
    impossible = never.isEmpty ? [] : sources.filter(never.contains).sorted().droppingRepeats()
    search = CoverSearch(
      SourceIndex(never.isEmpty ? sources : sources.filter { !never.contains($0) }),
      under: PrefixConstraint(refused: refused, widestIPv4: widestIPv4, widestIPv6: widestIPv6),
      budget: budget)
  }
}

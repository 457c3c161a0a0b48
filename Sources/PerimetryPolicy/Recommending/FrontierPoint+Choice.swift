import PerimetryModel

extension [FrontierPoint] {
  /// Whether nothing betters a choice: for the fewest elements that do, no smaller number may be in doubt either.
  func isProven(_ chosen: FrontierPoint?, under options: Recommendation.Options) -> Bool {
    if options.maxLeftOut == nil, let chosen { return chosen.isProven }
    return prefix((chosen?.elements ?? count - 1) + 1).allSatisfy(\.isProven)
  }

  /// The point to propose, of those that are best within the ceiling of exposure: the fewest elements within the peers that
  /// may be left out, where that is limited; else what leaves out fewest, then exposes least, then takes fewest elements.
  /// `nil` where no point keeps to all limits.
  func chosen(under options: Recommendation.Options) -> FrontierPoint? {
    let permitted = filter { point in
      options.maxExposure.map { point.exposure <= $0 } ?? true
        && options.maxLeftOut.map { point.leftOut <= $0 } ?? true
    }
    if options.maxLeftOut != nil { return permitted.min { $0.elements < $1.elements } }
    return permitted.min { $0.isBetter(than: $1) }
  }
}

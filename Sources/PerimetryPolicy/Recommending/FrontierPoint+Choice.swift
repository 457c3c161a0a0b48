import PerimetryModel

extension [FrontierPoint] {
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

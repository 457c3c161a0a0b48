extension Int64 {
  /// The sum, held at the largest or smallest number instead of trapping: counts come from outside
  /// and may be anything.
  public func addingSaturating(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}

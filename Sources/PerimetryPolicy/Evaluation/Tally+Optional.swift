import PerimetryModel

extension Tally? {
  /// Adds to a sum that starts from nothing.
  mutating func add(_ tally: Tally) {
    if self == nil { self = tally } else { self? += tally }
  }
}

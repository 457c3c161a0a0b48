/// In which hours records of a perimeter were to be expected, and in which of those there are none: what a hole in an export
/// looks like within a day that has records.
///
/// A perimeter that is quiet at night is empty every night. So an hour is expected by what other days had in the same UTC
/// hour: at least three of them, and three in four, of the days with records that are of its kind (Monday to Friday, or the
/// weekend), unless most other days of its weekday had none. Hours before the first record and after the last do not count.
public struct HourHabit: Hashable, Sendable {
  /// Hours in which records were expected, there or not; at least 24, because a few come about by chance.
  public var expected: Int
  /// Runs of expected hours without any record of the perimeter, in the order of time, where the habit leaves less than one
  /// chance in twenty to so long a run.
  public var empty: [Coverage.Gap]

  public init(expected: Int, empty: [Coverage.Gap]) {
    self.expected = expected
    self.empty = empty
  }

  public var emptyHours: Int { empty.reduce(0) { $0 + $1.hours } }
}

import PerimetryModel
import Testing

@Suite("A day")
struct DayTests {
  /// Counts day by day from 1970-01-01, by the rules as a school book has them.
  private struct Calendar: Sequence, IteratorProtocol {
    var (year, month, day) = (1970, 1, 1)

    mutating func next() -> (year: Int, month: Int, day: Int)? {
      if year > 9999 { return nil }
      defer { advance() }
      return (year, month, day)
    }

    private mutating func advance() {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
  }

  @Test("has the number that counting day by day gives, to the year 9999")
  func numbers() throws {
    var number: Int32 = 0
    for (year, month, date) in Calendar() {
      let day = Day(number: number)
      guard day.components == (year, month, date), Day(year: year, month: month, day: date) == day
      else {
        Issue.record("day \(number) is \(day.components), not \(year)-\(month)-\(date)")
        return
      }
      number += 1
    }
    #expect(number == 2_932_897)
  }

  @Test("is written as YYYY-MM-DD")
  func text() {
    #expect(Day(number: 0).description == "1970-01-01")
    #expect(Day(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
  }

  @Test(
    "does not exist outside the calendar",
    arguments: [
      (2023, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
      (2026, 1, 32), (1969, 12, 31), (10_000, 1, 1),
    ])
  func refused(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }
}

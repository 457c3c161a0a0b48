import PerimetryModel

/// A date and a time as locales write them: `2/25/2025, 9:19:25.391 AM`, `16/07/2026 20:26:12.030`, `2026-07-16 20:26:12`.
/// Which number is the month is left open.
struct WrittenTime: Equatable {
  var first: Int
  var second: Int
  var year: Int
  /// Whether the date began with the year, so that the month comes next.
  var isYearFirst: Bool
  /// Whether AM or PM was written.
  var isTwelveHour: Bool
  /// Ticks since midnight.
  var ofDay: Int64

  init?(_ bytes: ArraySlice<UInt8>) {
    // ISO 8601 in UTC, which needs no treatment: the most usual, so it is told at once.
    if bytes.last == UInt8(ascii: "Z") { return nil }
    // Narrow and other no-break spaces stand before AM in newer browsers.
    let text = String(decoding: bytes.prefix(64), as: UTF8.self).enumerated()
      .map { place, character in place == 10 && character == "T" ? " " : character }
      .map { $0.isWhitespace || $0 == "," ? " " : String($0) }.joined()
    let words = text.split(separator: " ")
    guard words.count >= 2, let date = WrittenTime.numbers(words[0], between: "/.-"),
      date.count == 3, let clock = WrittenTime.clock(words[1])
    else { return nil }
    isYearFirst = words[0].prefix { $0.isNumber }.count == 4
    (first, second, year) =
      isYearFirst ? (date[1], date[2], date[0]) : (date[0], date[1], date[2])
    guard year >= 1970, year <= 9999, (1...31).contains(first), (1...31).contains(second) else {
      return nil
    }
    let half = words.dropFirst(2).joined().lowercased().filter { $0 != "." }
    var hour = clock.hour
    isTwelveHour = !half.isEmpty
    if isTwelveHour {
      guard half == "am" || half == "pm", (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
    }
    ofDay = Int64(hour) * 3600 * Timestamp.ticksPerSecond + clock.rest
  }

  private static func numbers(_ text: Substring, between separators: String) -> [Int]? {
    let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
    var numbers: [Int] = []
    for part in parts {
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func clock(_ text: Substring) -> (hour: Int, rest: Int64)? {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let parts = halves.first.flatMap({ numbers($0, between: ":") }),
      parts.count == 2 || parts.count == 3, parts[0] < 24, parts[1] < 60,
      parts.count == 2 || parts[2] <= 60
    else { return nil }
    var rest =
      (Int64(parts[1]) * 60 + Int64(parts.count == 3 ? parts[2] : 0)) * Timestamp.ticksPerSecond
    if halves.count == 2 {
      let digits = halves[1]
      guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let fraction = Int64(
          digits.prefix(7) + String(repeating: "0", count: max(0, 7 - digits.count)))
      else { return nil }
      rest += fraction
    }
    return (parts[0], rest)
  }

  /// Which orders the date allows; both where it says nothing.
  var orders: [DateOrder] {
    if isYearFirst { return first <= 12 ? DateOrder.allCases : [] }
    return (first <= 12 ? [.monthFirst] : []) + (second <= 12 ? [.dayFirst] : [])
  }

  /// The moment in a zone of which nothing is known yet; `nil` where there is no such day.
  func local(_ order: DateOrder) -> Timestamp? {
    let isMonthFirst = isYearFirst || order == .monthFirst
    guard
      let day = Day(
        year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
    else { return nil }
    return Timestamp(ticks: day.start.ticks + ofDay)
  }
}

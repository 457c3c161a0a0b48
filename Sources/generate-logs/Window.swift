/// The days an archive covers, and the texts of the times in it. Times are 100 ns ticks since the window's start.
struct Window {
  static let ticksPerHour = 3_600 * 10_000_000
  static let ticksPerDay = 24 * ticksPerHour

  let days: Int
  /// `2026-03-02`, …: two more than `days`, since a record's window may end after the last midnight.
  let dayTexts: [[UInt8]]

  /// `nil` unless `start` is a date such as `2026-03-02`.
  init?(start: String, days: Int) {
    let parts = start.split(separator: "-", omittingEmptySubsequences: false)
    guard start.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    var date = (year: year, month: month, day: day)
    guard year >= 1970, (1...12).contains(month), day >= 1,
      day <= Window.length(ofMonth: month, year: year)
    else { return nil }
    self.days = days
    var texts: [[UInt8]] = []
    for _ in 0..<(days + 2) {
      var text: [UInt8] = []
      text.append(number: date.year, width: 4)
      text.append("-")
      text.append(number: date.month, width: 2)
      text.append("-")
      text.append(number: date.day, width: 2)
      texts.append(text)
      date.day += 1
      if date.day > Window.length(ofMonth: date.month, year: date.year) {
        date = date.month == 12 ? (date.year + 1, 1, 1) : (date.year, date.month + 1, 1)
      }
    }
    dayTexts = texts
  }

  var hours: Int { days * 24 }

  /// Appends `2026-03-02T08:15:00.1234567Z`.
  func append(_ ticks: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: dayTexts[ticks / Window.ticksPerDay])
    let seconds = ticks % Window.ticksPerDay / 10_000_000
    bytes.append("T")
    bytes.append(number: seconds / 3_600, width: 2)
    bytes.append(":")
    bytes.append(number: seconds / 60 % 60, width: 2)
    bytes.append(":")
    bytes.append(number: seconds % 60, width: 2)
    bytes.append(".")
    bytes.append(number: ticks % 10_000_000, width: 7)
    bytes.append("Z")
  }

  func text(_ ticks: Int) -> String {
    var bytes: [UInt8] = []
    append(ticks, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `y=2026/m=03/d=02/h=08`, the folders of an hour.
  func folders(ofHour hour: Int) -> String {
    let parts = String(decoding: dayTexts[hour / 24], as: UTF8.self).split(separator: "-")
    let clock = hour % 24 < 10 ? "0\(hour % 24)" : "\(hour % 24)"
    return "y=\(parts[0])/m=\(parts[1])/d=\(parts[2])/h=\(clock)"
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

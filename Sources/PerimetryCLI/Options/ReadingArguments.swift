import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel

extension ExportShape: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}

struct ReadingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read every file as this shape, whatever it looks like.",
      discussion: "See `perimetry shapes`; files whose content is clear need no word.",
      valueName: "name"))
  var shape: ExportShape?

  @Option(
    help: ArgumentHelp(
      "The zone of CSV times that name none: Europe/Berlin, UTC, +02:00.", valueName: "zone"))
  var timezone: String?

  @Option(help: "Which number of a CSV date such as 3/2/2026 is the month.")
  var dateOrder: DateOrder?

  func validate() throws {
    if let timezone, ReadingArguments.zone(timezone) == nil {
      throw ValidationError(
        "--timezone \(timezone): no zone of that name; write Europe/Berlin, UTC or +02:00.")
    }
  }

  var options: ReadingOptions {
    ReadingOptions(
      shape: shape, timeZone: timezone.flatMap(ReadingArguments.zone), dateOrder: dateOrder)
  }

  /// A zone by its name in the time zone database or by its distance from UTC.
  static func zone(_ text: String) -> TimeZone? {
    if text.uppercased() == "UTC" || text == "Z" { return TimeZone(secondsFromGMT: 0) }
    guard let sign = text.first, sign == "+" || sign == "-" else {
      return TimeZone(identifier: text)
    }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }),
      digits.count == 2 || digits.count == 4,
      let hours = Int(digits.prefix(2)), let minutes = Int("0" + digits.dropFirst(2)),
      hours <= 14, minutes < 60
    else { return nil }
    return TimeZone(secondsFromGMT: (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60))
  }
}

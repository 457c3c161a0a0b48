import ArgumentParser

/// A number of days as a person writes it: `90`, `90d`, `90 days`.
struct RetentionPeriod: Hashable, ExpressibleByArgument {
  var days: Int

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument.dropFirst(digits.count).trimmingPrefix { $0 == " " }
    guard let days = Int(digits), days >= 1, days <= 36_500,
      ["", "d", "day", "days"].contains(unit)
    else { return nil }
    self.days = days
  }
}

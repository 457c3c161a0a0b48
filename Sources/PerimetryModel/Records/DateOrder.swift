/// Which number of a date such as 3/2/2026 is the month.
public enum DateOrder: String, CaseIterable, Sendable {
  case monthFirst = "month-first"
  case dayFirst = "day-first"
}

/// One record before it is text.
struct Record {
  let time: Int
  /// `nil` where the service writes neither an end nor a count.
  let end: Int?
  let count: Int
  let isCountQuoted: Bool
  let category: Category
  let rule: String
  /// Empty where the service names no version.
  let version: String
  let operation: Int
  let port: Int
  let spelling: Int
}

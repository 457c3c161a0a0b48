/// A set of UTC days, kept sorted.
public struct DaySet: Hashable, Sendable {
  public private(set) var days: [Day]

  /// - Parameter days: in any order; duplicates are dropped.
  public init(_ days: [Day] = []) { self.days = Array(Set(days)).sorted() }

  /// - Precondition: strictly ascending.
  public init(ascending days: [Day]) { self.days = days }

  public var count: Int { days.count }

  /// Linear in both sets.
  public mutating func formUnion(_ other: DaySet) {
    if other.days.isEmpty || days == other.days { return }
    if days.isEmpty {
      days = other.days
      return
    }
    if let first = other.days.first, let last = days.last, last <= first {
      days += last == first ? other.days.dropFirst() : other.days[...]
      return
    }
    var merged: [Day] = []
    merged.reserveCapacity(days.count + other.days.count)
    var (i, j) = (0, 0)
    while i < days.count || j < other.days.count {
      if j == other.days.count || (i < days.count && days[i] < other.days[j]) {
        merged.append(days[i])
        i += 1
      } else {
        if i < days.count && days[i] == other.days[j] { i += 1 }
        merged.append(other.days[j])
        j += 1
      }
    }
    days = merged
  }
}

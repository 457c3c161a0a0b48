/// A set of UTC days, kept sorted.
///
/// A store holds one for every flow, and nearly all of them span less than two months: those need no memory of their own.
public struct DaySet: Hashable, Sendable {
  /// The first day; 0 in an empty set.
  private var start: Int32 = 0
  /// The first day and the 63 after it, a bit each, the first lowest.
  private var near: UInt64 = 0
  /// The days after those, strictly ascending; `nil` where there are none.
  private var far: [Day]?

  public init() {}

  /// - Parameter days: in any order; duplicates are dropped.
  public init(_ days: [Day]) { self.init(ascending: Array(Set(days)).sorted()) }

  /// - Precondition: strictly ascending.
  public init(ascending days: [Day]) {
    for day in days { append(day) }
  }

  public init(_ day: Day) { append(day) }

  /// In ascending order.
  public var days: [Day] {
    var result: [Day] = []
    result.reserveCapacity(count)
    var rest = near
    while rest != 0 {
      result.append(Day(number: start + Int32(rest.trailingZeroBitCount)))
      rest &= rest - 1
    }
    return result + (far ?? [])
  }

  public var first: Day? { near == 0 ? nil : Day(number: start) }

  public var count: Int { near.nonzeroBitCount + (far?.count ?? 0) }

  /// Constant where both lie within the same 64 days, linear otherwise.
  public mutating func formUnion(_ other: DaySet) {
    if other.near == 0 { return }
    let distance = Int64(other.start) - Int64(start)
    if near == 0 {
      self = other
    } else if far == nil, other.far == nil, distance >= 0,
      distance <= Int64(other.near.leadingZeroBitCount)
    {
      near |= other.near << UInt64(distance)
    } else if far == nil, other.far == nil, distance < 0,
      -distance <= Int64(near.leadingZeroBitCount)
    {
      (start, near) = (other.start, near << UInt64(-distance) | other.near)
    } else {
      self = DaySet(ascending: DaySet.merged(days, other.days))
    }
  }

  /// - Precondition: both strictly ascending; so is the result.
  private static func merged(_ a: [Day], _ b: [Day]) -> [Day] {
    var merged: [Day] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i] < b[j]) {
        merged.append(a[i])
        i += 1
      } else {
        if i < a.count && a[i] == b[j] { i += 1 }
        merged.append(b[j])
        j += 1
      }
    }
    return merged
  }

  /// - Precondition: the day is later than all in the set.
  public mutating func append(_ day: Day) {
    if near == 0 {
      (start, near) = (day.number, 1)
    } else if Int64(day.number) - Int64(start) < 64 {
      near |= 1 << UInt64(day.number - start)
    } else if far?.append(day) == nil {
      far = [day]
    }
  }
}

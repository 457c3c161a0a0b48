import Dispatch

/// Work on what is in memory already, done by two cores where there are two.
///
/// What is called must not change what the other looks at. Objects that both hold often make them wait for each other's
/// reference counts: halves should have little in common.
public enum TwoCores {
  /// Below this many elements a second core costs more than it saves. Tests set it to 0.
  @TaskLocal public static var fewest = 10_000

  /// Both, at once.
  public static func run(_ one: () -> Void, _ other: () -> Void) {
    each(2) { $0 == 0 ? one() : other() }
  }

  /// All have ended before this does.
  @usableFromInline
  static func each(_ count: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: count) { body($0) }
    }
  }

  /// What a body makes of the lower and of the upper half of a range, or of the whole where it is short.
  @inlinable
  public static func halves<Result>(
    of range: Range<Int>, cutAt cut: Int? = nil, _ body: (Range<Int>) -> Result
  ) -> [Result] {
    if range.count < fewest { return [body(range)] }
    let cut = cut ?? range.lowerBound + range.count / 2
    return Array(unsafeUninitializedCapacity: 2) { buffer, count in
      let made = UnsafeMutableBufferPointer(rebasing: buffer[..<2])
      run(
        { made.initializeElement(at: 0, to: body(range.lowerBound..<cut)) },
        { made.initializeElement(at: 1, to: body(cut..<range.upperBound)) })
      count = 2
    }
  }

  /// What a body makes of each element, in their order; for few elements that are much work.
  @inlinable
  public static func map<Element, Result>(
    _ elements: [Element], _ body: (Element) -> Result
  ) -> [Result] {
    Array(unsafeUninitializedCapacity: elements.count) { buffer, initialized in
      let made = UnsafeMutableBufferPointer(rebasing: buffer[..<elements.count])
      each(elements.count) { made.initializeElement(at: $0, to: body(elements[$0])) }
      initialized = elements.count
    }
  }

  /// An array of so many elements.
  /// - Parameter maker: called for each half; what it gives is called for each of its places in order.
  @inlinable
  public static func array<Element>(
    count: Int, _ maker: (Range<Int>) -> (Int) -> Element
  ) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      let made = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      _ = halves(of: 0..<count) { half in
        let make = maker(half)
        for place in half { made.initializeElement(at: place, to: make(place)) }
      }
      initialized = count
    }
  }
}

extension Array {
  /// As `sorted(by:)`; equal elements keep their order.
  @inlinable
  public func sortedOnTwoCores(by precedes: (Element, Element) -> Bool) -> [Element] {
    let halves = TwoCores.halves(of: indices) { self[$0].sorted(by: precedes) }
    guard let lower = halves.first, let upper = halves.dropFirst().first else {
      return halves.first ?? []
    }
    var merged: [Element] = []
    merged.reserveCapacity(count)
    var (a, b) = (0, 0)
    while a < lower.count, b < upper.count {
      if precedes(upper[b], lower[a]) {
        merged.append(upper[b])
        b += 1
      } else {
        merged.append(lower[a])
        a += 1
      }
    }
    merged += lower[a...]
    merged += upper[b...]
    return merged
  }
}

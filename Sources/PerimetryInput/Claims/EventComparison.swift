import Foundation

/// Compares two JSON texts piece by piece, in the order in which they stand.
struct EventComparison {
  private let ignored: [[UInt8]]
  private let parsers = (BuiltInJSONParser(), BuiltInJSONParser())

  /// - Parameter ignored: keys of members that may have any value, in whatever object.
  init(ignoring ignored: Set<String>) { self.ignored = ignored.map { Array($0.utf8) } }

  /// How many numbers, texts and words both hold. `nil` where they differ in anything, be it the order of members, or where
  /// one cannot be read.
  func values(_ a: Data, _ b: Data) -> Int? {
    do {
      return try EventComparison.padded(a).withUnsafeBufferPointer { first in
        let first = try parsers.0.parse(UnsafeBufferPointer(rebasing: first[..<a.count]))
        return try EventComparison.padded(b).withUnsafeBufferPointer { second in
          values(first, try parsers.1.parse(UnsafeBufferPointer(rebasing: second[..<b.count])))
        }
      }
    } catch {
      return nil
    }
  }

  private static func padded(_ data: Data) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count + BuiltInJSONParser.padding)
    bytes += data
    bytes += repeatElement(32, count: BuiltInJSONParser.padding)
    return bytes
  }

  private func values(
    _ a: UnsafeBufferPointer<JSONEvent>, _ b: UnsafeBufferPointer<JSONEvent>
  ) -> Int? {
    var (i, j, count) = (0, 0, 0)
    while true {
      guard i < a.count, j < b.count else { return i == a.count && j == b.count ? count : nil }
      guard EventComparison.areSame(a[i], b[j]) else { return nil }
      if EventComparison.isValue(a[i]) { count += 1 }
      if a[i].kind == JSONKind.key, ignored.contains(where: { a[i].utf8.elementsEqual($0) }) {
        (i, j) = (SlotTable.skip(a, from: i + 1), SlotTable.skip(b, from: j + 1))
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
  }

  private static func isValue(_ event: JSONEvent) -> Bool {
    switch event.kind {
    case JSONKind.string, JSONKind.integer, JSONKind.double, JSONKind.yes, JSONKind.no,
      JSONKind.null:
      true
    default: false
    }
  }

  private static func areSame(_ a: JSONEvent, _ b: JSONEvent) -> Bool {
    guard a.kind == b.kind else { return false }
    switch a.kind {
    case JSONKind.key, JSONKind.string: return a.utf8.elementsEqual(b.utf8)
    case JSONKind.integer: return a.value.integer == b.value.integer
    case JSONKind.double: return a.value.number == b.value.number
    default: return true
    }
  }
}

extension JSONEvent {
  fileprivate var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: Int(length))
  }
}

import Foundation
import PerimetryModel

/// Where the values that change from record to record stand in a record's text: time, end, count, port and size. A
/// text with these cut out is what it has in common with others of the same client.
///
/// Most texts open with time, end and count, one behind the other. This head says nothing else, so whether a count is there
/// or in quotes makes no difference to what the rest is known as.
final class Stencil {
  struct Hole {
    /// From 0: the position behind ``RecordColumn/contextSlots``.
    var number: Int
    var isText: Bool
    /// The key in front of the value, from its quote to the byte before the value; of a hole close behind another, all
    /// that stands between.
    var anchor: UnsafePointer<UInt8>
    var anchorCount: Int
    /// Two neighbouring bytes of the anchor that are rare in such texts, and where they stand.
    var pair: (first: UInt8, second: UInt8)
    var pairOffset: Int
    /// Whether the hole is close behind another: it is there or nowhere, so that records in which a value is missing are
    /// told apart at once.
    var isNear: Bool
  }

  let holes: UnsafeMutableBufferPointer<Hole>

  /// Where the first hole that is not near was found in texts that look alike; 0 where none was.
  let guesses = UnsafeMutablePointer<UInt16>.allocate(capacity: Stencil.guessCount)
  private static let guessCount = 1 << 16

  /// How many of the holes make the head: whole members of the record, with nothing but punctuation between.
  let headCount: Int
  /// Tells stencils apart that have other holes behind the head.
  let code: UInt64
  let hasPort: Bool
  /// Which of the values there is no hole for, by number.
  let missing: [Int]

  /// Bytes between two holes that are close together: quote, comma and blanks.
  static let nearest = 4

  /// - Parameters:
  ///   - marks: where the values lie in the text, in order.
  ///   - values: how many there could be.
  ///   - port: the number of the port among them.
  init(_ marks: [Mark], in text: UnsafeBufferPointer<UInt8>, values: Int, port: Int) {
    hasPort = marks.contains { $0.number == port }
    holes = .allocate(capacity: marks.count)
    guesses.initialize(repeating: 0, count: Stencil.guessCount)
    var end = 0
    for (index, mark) in marks.enumerated() {
      let bytes = Array(text[mark.anchor..<mark.start])
      let anchor = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
      anchor.initialize(from: bytes, count: bytes.count)
      let place = Stencil.rarestPair(of: bytes, in: text)
      holes.initializeElement(
        at: index,
        to: Hole(
          number: mark.number, isText: mark.isText, anchor: UnsafePointer(anchor),
          anchorCount: bytes.count,
          pair: (bytes[place], bytes[place + 1]), pairOffset: place, isNear: mark.anchor == end))
      end = mark.end
    }
    let headCount = Stencil.headCount(marks, in: text)
    self.headCount = headCount
    code = marks.dropFirst(headCount).reduce(1) {
      $0 << 4 | UInt64($1.number) << 1 | ($1.isText ? 1 : 0)
    }
    missing = (0..<values).filter { number in !marks.contains { $0.number == number } }
  }

  deinit {
    for hole in holes { hole.anchor.deallocate() }
    holes.deallocate()
    guesses.deallocate()
  }

  /// A value in a text, and what stands in front of it.
  struct Mark {
    var number: Int
    var isText: Bool
    /// Where its key starts.
    var key: Int
    var anchor: Int
    var start: Int
    var end: Int
  }

  private static func headCount(_ marks: [Mark], in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = 0
    for (index, mark) in marks.enumerated() {
      guard mark.anchor == end else { return index }
      for place in end..<mark.key {
        switch text[place] {
        case UInt8(ascii: "{") where place == 0: continue
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: " "): continue
        default: return index
        }
      }
      end = mark.end
    }
    return marks.count
  }

  /// Where the head ends.
  func headEnd(_ spans: UnsafeMutablePointer<Range<Int>>) -> Int {
    if headCount == 0 { return 0 }
    return spans[headCount - 1].upperBound + (holes[headCount - 1].isText ? 1 : 0)
  }

  /// Whether this is the stencil for values so placed.
  func fits(_ marks: [Mark], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard holes.count == marks.count, let base = text.baseAddress else { return false }
    var end = 0
    for (hole, mark) in zip(holes, marks) {
      guard hole.number == mark.number, hole.isText == mark.isText,
        hole.anchorCount == mark.start - mark.anchor,
        memcmp(base + mark.anchor, hole.anchor, hole.anchorCount) == 0
      else { return false }
      if hole.isNear != (mark.anchor == end) { return false }
      end = mark.end
    }
    return true
  }

  private static func rarestPair(of anchor: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int {
    var counts: [UInt16: Int] = [:]
    for (first, second) in zip(text, text.dropFirst()) {
      counts[pair(first, second), default: 0] += 1
    }
    return (0..<(anchor.count - 1)).min { a, b in
      counts[pair(anchor[a], anchor[a + 1]), default: 0]
        < counts[pair(anchor[b], anchor[b + 1]), default: 0]
    } ?? 0
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }
}

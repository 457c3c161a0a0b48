import Foundation

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
  private let guesses = UnsafeMutablePointer<UInt16>.allocate(capacity: Stencil.guessCount)
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
  private static let longestText = 48
  private static let longestNumber = 18
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

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

  /// Finds the values. What is found at the wrong place does no harm: the rest of the text is then another
  /// than any seen before.
  /// - Parameters:
  ///   - values: one for each hole, by its number.
  ///   - spans: where each value lies, in order.
  /// - Returns: false where a value is missing, or has not the plain form that needs no parser.
  func find(
    in text: UnsafeBufferPointer<UInt8>, values: UnsafeMutablePointer<JSONEvent>,
    spans: UnsafeMutablePointer<Range<Int>>
  ) -> Bool {
    guard let base = text.baseAddress else { return false }
    var position = 0
    for index in 0..<holes.count {
      let hole = holes[index]
      var found = 0
      if hole.isNear {
        if position &+ hole.anchorCount > text.count || !Stencil.stands(hole, at: base + position) {
          return false
        }
      } else {
        let guess = Stencil.likeness(base + position, count: text.count &- position)
        found = Int(guesses[guess])
        if found == 0 || position &+ found &+ hole.anchorCount > text.count
          || !Stencil.stands(hole, at: base + (position &+ found))
        {
          found = Stencil.search(hole, base + position, count: text.count &- position)
          if found <= Stencil.nearest { return false }
          guesses[guess] = UInt16(truncatingIfNeeded: found)
        }
      }
      let start = position &+ found &+ hole.anchorCount
      position =
        hole.isText
        ? Stencil.text(base, from: start, to: text.count, &values[hole.number])
        : Stencil.integer(base, from: start, to: text.count, &values[hole.number])
      if position < 0 { return false }
      spans[index] = Range(uncheckedBounds: (start, position))
    }
    return true
  }

  @inline(__always)
  private static func stands(_ hole: Hole, at place: UnsafePointer<UInt8>) -> Bool {
    if hole.anchorCount < 8 { return memcmp(place, hole.anchor, hole.anchorCount) == 0 }
    let (a, b) = (UnsafeRawPointer(place), UnsafeRawPointer(hole.anchor))
    if a.loadUnaligned(as: UInt64.self) != b.loadUnaligned(as: UInt64.self) { return false }
    let last = hole.anchorCount &- 8
    if last > 8 { return memcmp(place, hole.anchor, hole.anchorCount) == 0 }
    return a.loadUnaligned(fromByteOffset: last, as: UInt64.self)
      == b.loadUnaligned(fromByteOffset: last, as: UInt64.self)
  }

  /// Equal for texts of the same client: of their length and a few of their bytes.
  @inline(__always)
  private static func likeness(_ text: UnsafePointer<UInt8>, count: Int) -> Int {
    let step = count / 8
    if step < 8 { return 0 }
    let bytes = UnsafeRawPointer(text)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    for place in 1...5 {
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: place &* step, as: UInt64.self))
        &* 0xC2B2_AE3D_27D4_EB4F
      hash ^= hash >> 29
    }
    return Int(hash >> 48)
  }

  /// - Returns: bytes in front of the anchor's first occurrence, or -1.
  private static func search(_ hole: Hole, _ text: UnsafePointer<UInt8>, count: Int) -> Int {
    let last = count &- hole.anchorCount
    let shifted = UnsafeRawPointer(text + hole.pairOffset)
    let (first, second) = (UInt64(hole.pair.first) &* ones, UInt64(hole.pair.second) &* ones)
    var position = 0
    // Thirty-two places at a time: where the two bytes of the pair stand, the anchor may.
    while position &+ 32 <= last {
      let hits = (
        hits(shifted + position, first, second), hits(shifted + (position &+ 8), first, second),
        hits(shifted + (position &+ 16), first, second),
        hits(shifted + (position &+ 24), first, second)
      )
      if hits.0 | hits.1 | hits.2 | hits.3 != 0 {
        for index in 0..<4 {
          var rest = index == 0 ? hits.0 : index == 1 ? hits.1 : index == 2 ? hits.2 : hits.3

          while rest != 0 {
            let place = position &+ 8 &* index &+ rest.trailingZeroBitCount / 8
            if stands(hole, at: text + place) { return place }
            rest &= rest &- 1
          }
        }
      }
      position &+= 32
    }
    while position <= last {
      if text[position] == hole.anchor[0],
        memcmp(text + position, hole.anchor, hole.anchorCount) == 0
      {
        return position
      }
      position &+= 1
    }
    return -1
  }

  /// A word whose highest bits tell which of eight places hold the pair; those above the first may be wrong.
  @inline(__always)
  private static func hits(
    _ place: UnsafeRawPointer, _ first: UInt64, _ second: UInt64
  ) -> UInt64 {
    let differs =
      place.loadUnaligned(as: UInt64.self).littleEndian ^ first
      | place.loadUnaligned(fromByteOffset: 1, as: UInt64.self).littleEndian ^ second
    return (differs &- ones) & ~differs & highs
  }

  /// Reads up to the closing quote, if there is only printable ASCII without an escape.
  /// - Returns: where the text ends, or -1.
  @inline(__always)
  private static func text(
    _ base: UnsafePointer<UInt8>, from start: Int, to limit: Int, _ value: inout JSONEvent
  ) -> Int {
    let limit = min(limit, start &+ longestText)
    var end = start
    // Eight bytes at a time: a byte of `stops` has its highest bit set where the text cannot go on.
    while end &+ 8 <= limit {
      let word = UnsafeRawPointer(base + end).loadUnaligned(as: UInt64.self).littleEndian
      let quotes = word ^ 0x2222_2222_2222_2222
      let slashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let stops =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- 0x2020_2020_2020_2020)
          | word) & highs
      if stops != 0 {
        end &+= stops.trailingZeroBitCount / 8
        break
      }
      end &+= 8
    }
    while end < limit, base[end] >= 32, base[end] < 128, base[end] != UInt8(ascii: "\""),
      base[end] != UInt8(ascii: "\\")
    {
      end &+= 1
    }
    guard end < limit, base[end] == UInt8(ascii: "\"") else { return -1 }
    value = JSONEvent(
      text: base + start, length: UInt32(truncatingIfNeeded: end &- start),
      kind: JSONKind.string, value: .init())
    return end
  }

  /// Reads decimal digits as JSON has them.
  /// - Returns: where they end, or -1.
  @inline(__always)
  private static func integer(
    _ base: UnsafePointer<UInt8>, from start: Int, to limit: Int, _ value: inout JSONEvent
  ) -> Int {
    var end = start
    var number: Int64 = 0
    while end < limit, base[end] &- 48 < 10 {
      number = number &* 10 &+ Int64(base[end] &- 48)
      end &+= 1
    }
    let count = end &- start
    if count == 0 || count > longestNumber || (count > 1 && base[start] == 48) { return -1 }
    value = JSONEvent(
      text: base + start, length: UInt32(truncatingIfNeeded: count), kind: JSONKind.integer,
      value: .init(integer: number))
    return end
  }
}

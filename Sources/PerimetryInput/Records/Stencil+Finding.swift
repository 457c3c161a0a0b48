import Foundation

/// Finding the values of a stencil in a text: run once a record, so it takes words for bytes where it can.
extension Stencil {
  private static let longestText = 48
  private static let longestNumber = 18
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

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

extension Timestamp: LosslessStringConvertible {
  public init?(_ text: String) {
    var text = text
    guard let value = text.withUTF8({ Timestamp(iso8601: $0) }) else { return nil }
    self = value
  }

  /// Reads `2026-03-02T08:15:00`, with `T`, `t` or a blank between, seconds optional, 0 to 9 fraction digits (cut to
  /// 100 ns), and `Z`, `+hh:mm`, `-hhmm`, `+hh` or nothing behind it. Without a zone the time is UTC: the one
  /// complete record Microsoft published has none (domain.md §2.2). A date alone is midnight.
  public init?(iso8601 bytes: UnsafeBufferPointer<UInt8>) {
    if let ticks = Timestamp.plainTicks(bytes) {
      self.init(ticks: ticks)
      return
    }
    var reader = DigitReader(bytes: bytes)
    guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
      reader.take("-"),
      let dayOfMonth = reader.digits(2), let day = Day(year: year, month: month, day: dayOfMonth)
    else { return nil }
    if reader.isAtEnd {
      self = day.start
      return
    }
    guard reader.take("T") || reader.take("t") || reader.take(" "), let hour = reader.digits(2),
      hour < 24, reader.take(":"), let minute = reader.digits(2), minute < 60
    else { return nil }
    var second = 0
    var fraction: Int64 = 0
    if reader.take(":") {
      guard let value = reader.digits(2), value <= 60 else { return nil }
      second = value
      if reader.take(".") || reader.take(",") {
        guard let value = reader.fraction() else { return nil }
        fraction = value
      }
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    let ticks = seconds * Timestamp.ticksPerSecond + fraction
    guard ticks >= 0, ticks <= Timestamp.latest.ticks else { return nil }
    self.init(ticks: ticks)
  }

  /// Reads the form that the platform writes, `2026-03-02T08:15:00.1234567Z`, at once; `nil` for any other.
  private static func plainTicks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard bytes.count == 28, let base = bytes.baseAddress, bytes[27] == UInt8(ascii: "Z") else {
      return nil
    }
    let text = UnsafeRawPointer(base)
    guard let (century, year) = pairs(text, 0, between: nil),
      let (month, day) = pairs(text, 5, between: "-"), bytes[4] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T"), let (hour, minute) = pairs(text, 11, between: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), hour < 24, minute < 60,
      let start = Day(year: century * 100 + year, month: month, day: day)
    else { return nil }
    var (second, fraction) = (0, 0)
    for place in 17..<27 where place != 19 {
      let digit = bytes[place] &- 48
      if digit > 9 { return nil }
      if place < 19 {
        second = second * 10 + Int(digit)
      } else {
        fraction = fraction * 10 + Int(digit)
      }
    }
    if second > 60 { return nil }
    let seconds = Int64(start.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    let ticks = seconds * ticksPerSecond + Int64(fraction)
    return ticks >= 0 && ticks <= latest.ticks ? ticks : nil
  }

  /// Two numbers of two digits.
  @inline(__always)
  private static func pairs(
    _ text: UnsafeRawPointer, _ offset: Int, between: Unicode.Scalar?
  ) -> (Int, Int)? {
    let bytes = (text + offset).assumingMemoryBound(to: UInt8.self)
    let second = between == nil ? 2 : 3
    if let between, bytes[2] != UInt8(ascii: between) { return nil }
    let (a, b, c, d) = (
      bytes[0] &- 48, bytes[1] &- 48, bytes[second] &- 48, bytes[second + 1] &- 48
    )
    if max(a, b, c, d) > 9 { return nil }
    return (Int(a) * 10 + Int(b), Int(c) * 10 + Int(d))
  }

  /// ISO 8601 with `Z`: whole seconds, milliseconds or seven digits, as few as lose nothing.
  public var description: String {
    let second = ticks / Timestamp.ticksPerSecond
    let rest = Int(ticks % Timestamp.ticksPerSecond)
    let ofDay = Int(second % 86_400)
    return DigitWriter.text(capacity: 32) { text in
      day.write(to: &text)
      text.append("T")
      text.append(ofDay / 3600, width: 2)
      text.append(":")
      text.append(ofDay / 60 % 60, width: 2)
      text.append(":")
      text.append(ofDay % 60, width: 2)
      if rest != 0 {
        let isWhole = rest % 10_000 == 0
        text.append(".")
        text.append(isWhole ? rest / 10_000 : rest, width: isWhole ? 3 : 7)
      }
      text.append("Z")
    }
  }
}

/// Walks over the bytes of a timestamp.
private struct DigitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<(position + count) {
      guard (48...57).contains(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - 48)
    }
    position += count
    return value
  }

  /// 0 to 9 digits as ticks.
  mutating func fraction() -> Int64? {
    var ticks: Int64 = 0
    var count = 0
    while position < bytes.count, (48...57).contains(bytes[position]) {
      if count < 7 { ticks = ticks * 10 + Int64(bytes[position] - 48) }
      count += 1
      position += 1
    }
    guard count <= 9 else { return nil }
    for _ in min(count, 7)..<7 { ticks *= 10 }
    return ticks
  }

  /// Seconds east of UTC; 0 where there is no zone.
  mutating func offset() -> Int? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = digits(2), hours <= 14 else { return nil }
    if isAtEnd { return sign * hours * 3600 }
    _ = take(":")
    guard let minutes = digits(2), minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}

import Foundation
import PerimetryModel

/// JSON Lines: a bad line costs that line and no other.
struct LineSplitter<Parser: JSONParsing> {
  let buffer: TextBuffer
  let decoder: RecordDecoder<Parser>
  let limits: RecordLimits
  /// Called now and then, so that batches leave and progress is seen.
  let checkpoint: () throws(InputError) -> Void

  func run() throws(InputError) {
    var skipping: (start: Int64, length: Int64, raw: [UInt8])?
    buffer.holdsLines = true
    while true {
      if skipping == nil { skipBlanks() }
      let text = buffer.text
      let length = line(in: text)
      if let length, let base = text.baseAddress {
        if let long = skipping {
          rejectLong(long.start, long.length + Int64(length), long.raw)
          skipping = nil
        } else if length > limits.longestRecord {
          rejectLong(buffer.offset, Int64(length), Array(text.prefix(Reject.maximumKept)))
        } else {
          decode(UnsafeBufferPointer(start: base, count: length), isLast: false)
        }
        buffer.consume(length, as: .records)
        buffer.consume(1, as: .framing)
        try checkpoint()
      } else if text.count > limits.longestRecord {
        let raw = skipping?.raw ?? Array(text.prefix(Reject.maximumKept))
        skipping = (
          skipping?.start ?? buffer.offset, (skipping?.length ?? 0) + Int64(text.count), raw
        )
        buffer.consume(text.count, as: .records)
      } else if try !fill(skipping) {
        finish(skipping)
        return
      }
    }
  }

  private func fill(_ skipping: (start: Int64, length: Int64, raw: [UInt8])?) throws(InputError)
    -> Bool
  {
    do throws(InputError) {
      return try buffer.fill()
    } catch {
      if let long = skipping { rejectLong(long.start, long.length, long.raw) }
      throw error
    }
  }

  /// Empty lines and what stands before a value go by without a look at each line of them.
  private func skipBlanks() {
    let text = buffer.text
    guard let first = text.first, TextShape.isBlank(first) else { return }
    buffer.consume(text.firstIndex { !TextShape.isBlank($0) } ?? text.count, as: .blank)
  }

  private func line(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = text.baseAddress, let found = memchr(base, 10, text.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private func finish(_ skipping: (start: Int64, length: Int64, raw: [UInt8])?) {
    let rest = buffer.text
    if let long = skipping {
      rejectLong(long.start, long.length + Int64(rest.count), long.raw)
      buffer.holdsLines = false
      buffer.consume(rest.count, as: .records)
      return
    }
    let before = decoder.account
    let blank = buffer.passed.blank
    let mark = buffer.mark
    decode(rest, isLast: true)
    buffer.consume(rest.count, as: .records)
    let rejected = decoder.account.rejected - before.rejected
    if rejected == 0 { return }
    // Read again when the line is complete, and then not counted twice.
    var expected = before
    expected.read += rejected
    expected.rejected += rejected
    expected.bytes = decoder.account.bytes
    buffer.cut = (decoder.account == expected ? mark : nil, rejected)
    if buffer.cut?.mark == nil { return }
    decoder.account.bytes = before.bytes
    decoder.account.bytes.rejected += Int64(rest.count)
    buffer.tally(Int(blank - buffer.passed.blank), as: .blank)
  }

  private func decode(_ line: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    var count = line.count
    while count > 0, TextShape.isBlank(line[count - 1]) { count -= 1 }
    var start = 0
    while start < count, TextShape.isBlank(line[start]) { start += 1 }
    if start == count {
      buffer.tally(line.count, as: .blank)
      return
    }
    buffer.tally(start + line.count - count, as: .blank)
    decoder.decode(
      UnsafeBufferPointer(rebasing: line[start..<count]), at: buffer.offset + Int64(start),
      isLast: isLast)
  }

  private func rejectLong(_ offset: Int64, _ length: Int64, _ raw: [UInt8]) {
    decoder.rejectSpan(.tooLong, offset: offset, length: length, raw: raw)
  }
}

import PerimetryModel

/// JSON values that span lines: finds the objects that are records inside arrays and `records` envelopes by
/// brackets and strings alone, so that a file of any size needs the memory of one record.
///
/// What breaks the structure costs as little as can be told: see ``resume(_:upTo:as:)``.
final class DocumentSplitter<Parser: JSONParsing> {
  enum Container { case array, envelope }
  enum Mode {
    case between, inObject, inText, inEnvelopeTail, inGarbage, seekingLine, discarding
  }

  let buffer: TextBuffer
  let decoder: RecordDecoder<Parser>
  let limits: RecordLimits
  private let checkpoint: () throws(InputError) -> Void

  var containers: [Container] = []
  var mode = Mode.between
  /// Where the object or the garbage under way starts, as an index into the buffer's text.
  var start = 0
  /// Blanks in front of ``start``, where it opens a line; else without bound.
  var column = 0
  var position = 0
  private var depth = 0
  var inString = false
  private var isEscaped = false
  private var expectsKey = false
  private var keyStart = 0
  private var keyIsRecords = false
  /// Blanks since the start of the line; `nil` behind anything else.
  var indentation: Int?
  var discarded: (offset: Int64, raw: [UInt8])?
  /// Bytes read once more after a fault.
  var repeated: Int64 = 0

  init(
    buffer: TextBuffer, decoder: RecordDecoder<Parser>, limits: RecordLimits,
    checkpoint: @escaping () throws(InputError) -> Void
  ) {
    self.buffer = buffer
    self.decoder = decoder
    self.limits = limits
    self.checkpoint = checkpoint
  }

  func run() throws(InputError) {
    repeat {
      takeAll()
      release()
      try checkpoint()
    } while try fill()
    while mode == .inObject {
      // The last object never closes: what follows its first line may be whole.
      giveUp(atEnd: true)
      takeAll()
    }
    finish()
  }

  private func fill() throws(InputError) -> Bool {
    do throws(InputError) {
      return try buffer.fill()
    } catch {
      finishDiscarding(upTo: position)
      throw error
    }
  }

  private func takeAll() {
    let text = buffer.text
    while position < text.count {
      take(text[position], text)
      position += 1
      if position - start > limits.longestRecord {
        if mode == .inObject { giveUp(atEnd: false) }
        if mode == .inText { discardText(text) }
        if mode == .inGarbage { endGarbage(text) }
      }
    }
  }

  /// Lets go of the text that is no longer needed.
  private func release() {
    let holds = mode == .inObject || mode == .inGarbage || (mode == .inText && discarded == nil)
    let needed = holds ? start : position
    if mode == .inEnvelopeTail {
      buffer.tally(position - start, as: .framing)
      start = position
    }
    buffer.consume(needed, as: .records)
    position -= needed
    start -= needed
    keyStart -= needed
  }

  private func take(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    switch mode {
    case .between: takeBetween(byte, text)
    case .inObject, .inEnvelopeTail: takeInside(byte, text)
    case .inText: takeText(byte, text)
    case .inGarbage: takeGarbage(byte, text)
    case .seekingLine: takeSeeking(byte, text)
    case .discarding: takeDiscarded(byte, text)
    }
  }

  func takeBetween(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    switch byte {
    case UInt8(ascii: "{"): begin(.inObject, text)
    case UInt8(ascii: "\""): begin(.inText, text)
    case UInt8(ascii: "["):
      containers.append(.array)
      buffer.tally(1, as: .framing)
    case UInt8(ascii: "]") where containers.last == .array:
      containers.removeLast()
      if containers.last == .envelope {
        begin(.inEnvelopeTail, text)
      } else {
        buffer.tally(1, as: .framing)
      }
    case UInt8(ascii: ","): buffer.tally(1, as: .framing)
    case let byte where TextShape.isBlank(byte): buffer.tally(1, as: .blank)
    default: begin(.inGarbage, text)
    }
  }

  func begin(_ mode: Mode, _ text: UnsafeBufferPointer<UInt8>) {
    self.mode = mode
    start = position
    column = indentation(of: start, in: text)
    depth = 1
    (inString, isEscaped, expectsKey, keyIsRecords) = (false, false, true, false)
  }

  func takeInside(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    if inString {
      takeInString(byte, text)
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      inString = true
      if depth == 1 && expectsKey { keyStart = position }
    case UInt8(ascii: ":") where depth == 1: expectsKey = false
    case UInt8(ascii: ",") where depth == 1: (expectsKey, keyIsRecords) = (true, false)
    case UInt8(ascii: "[") where depth == 1 && keyIsRecords && mode == .inObject:
      containers += [.envelope, .array]
      buffer.tally(position + 1 - start, as: .framing)
      mode = .between
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      if depth == 0 { end(text) }
    default: break
    }
  }

  private func takeInString(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      inString = false
      if depth == 1 && expectsKey && mode == .inObject {
        keyIsRecords = TextShape.isRecords(text[(keyStart + 1)..<position])
      }
    } else if byte == 10 {
      breakOff(text)
    }
  }

  private func end(_ text: UnsafeBufferPointer<UInt8>) {
    switch mode {
    case .inObject: decode(text)
    case .inEnvelopeTail:
      containers.removeLast()
      buffer.tally(position + 1 - start, as: .framing)
    default: finishDiscarding(upTo: position + 1)
    }
    if mode != .between { mode = .between }
  }

  /// A body written out as a text (domain.md §2.4).
  private func takeText(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == 10 {
      breakOff(text)
    } else if byte == UInt8(ascii: "\"") {
      if discarded == nil { decode(text) } else { finishDiscarding(upTo: position + 1) }
      if mode == .inText { mode = .between }
    }
  }

  private func decode(_ text: UnsafeBufferPointer<UInt8>) {
    do {
      try decoder.decode(
        UnsafeBufferPointer(rebasing: text[start...position]), at: buffer.offset + Int64(start))
    } catch {
      let reason = Reject.Reason.malformed(error.message)
      if !resume(text, upTo: position + 1, as: reason) { reject(reason, text, upTo: position + 1) }
    }
  }

  /// A scalar, or anything else that is no object, ends where the next value can begin.
  private func takeGarbage(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    guard byte == 10 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else { return }
    endGarbage(text)
    mode = .between
    takeBetween(byte, text)
  }

  private func endGarbage(_ text: UnsafeBufferPointer<UInt8>) {
    reject(.notAnObject, text, upTo: position)
    start = position
  }

  private func finish() {
    if mode == .inGarbage && start < buffer.text.count {
      reject(.notAnObject, buffer.text, upTo: buffer.text.count)
    } else if mode == .inText && discarded == nil {
      reject(.cutShort, buffer.text, upTo: buffer.text.count)
    }
    if mode == .inEnvelopeTail { buffer.tally(buffer.text.count - start, as: .framing) }
    finishDiscarding(upTo: buffer.text.count)
    buffer.consume(buffer.text.count, as: .records)
  }
}

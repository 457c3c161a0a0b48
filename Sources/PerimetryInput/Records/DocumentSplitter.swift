import PerimetryModel

/// JSON values that span lines: finds the objects that are records inside arrays and `records` envelopes by
/// brackets and strings alone, so that a file of any size needs the memory of one record.
///
/// What breaks the structure costs as little as can be told: a line that ends inside a string, or an object that
/// never closes, is rejected up to the next line that opens an object.
final class DocumentSplitter<Parser: JSONParsing> {
  private enum Container { case array, envelope }
  private enum Mode { case between, inObject, inEnvelopeTail, inGarbage, seekingLine, discarding }

  private let buffer: TextBuffer
  private let decoder: RecordDecoder<Parser>
  private let limits: RecordLimits
  private let checkpoint: () throws(InputError) -> Void

  private var containers: [Container] = []
  private var mode = Mode.between
  /// Where the object or the garbage under way starts, as an index into the buffer's text.
  private var start = 0
  private var position = 0
  private var depth = 0
  private var inString = false
  private var isEscaped = false
  private var expectsKey = false
  private var keyStart = 0
  private var keyIsRecords = false
  private var isAtLineStart = false
  private var discarded: (offset: Int64, raw: [UInt8])?

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
      let text = buffer.text
      while position < text.count {
        take(text[position], text)
        position += 1
        if mode == .inObject, position - start > limits.longestRecord { recover(text) }
      }
      try checkpoint()
      release()
    } while try buffer.fill()
    while mode == .inObject {
      // The last object never closes: what follows its first line may be whole.
      let text = buffer.text
      recover(text)
      while position < text.count {
        take(text[position], text)
        position += 1
      }
    }
    finish()
  }

  /// Lets go of the text that is no longer needed.
  private func release() {
    let needed = mode == .inObject || mode == .inGarbage ? start : position
    buffer.consume(needed)
    position -= needed
    start -= needed
    keyStart -= needed
  }

  private func take(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    switch mode {
    case .between: takeBetween(byte)
    case .inObject, .inEnvelopeTail, .discarding: takeInside(byte, text)
    case .inGarbage: takeGarbage(byte, text)
    case .seekingLine: takeSeeking(byte)
    }
  }

  private func takeBetween(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "{"): begin(.inObject)
    case UInt8(ascii: "["): containers.append(.array)
    case UInt8(ascii: "]") where containers.last == .array:
      containers.removeLast()
      if containers.last == .envelope { begin(.inEnvelopeTail) }
    case UInt8(ascii: ","): break
    case let byte where TextShape.isBlank(byte): break
    default: begin(.inGarbage)
    }
  }

  private func begin(_ mode: Mode) {
    self.mode = mode
    start = position
    depth = 1
    (inString, isEscaped, expectsKey, keyIsRecords) = (false, false, true, false)
  }

  private func takeInside(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
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
        keyIsRecords =
          position - keyStart == 8
          && text[(keyStart + 1)..<position].lazy.map({ $0 | 0x20 }).elementsEqual("records".utf8)
      }
    } else if byte == 10 {
      if mode == .inObject {
        reject(.malformed("a line ends inside a string"), text, upTo: position)
      }
      (mode, isAtLineStart) = (.seekingLine, true)
    }
  }

  private func end(_ text: UnsafeBufferPointer<UInt8>) {
    switch mode {
    case .inObject:
      decoder.decode(
        UnsafeBufferPointer(rebasing: text[start...position]), at: buffer.offset + Int64(start),
        isLast: false)
    case .inEnvelopeTail: containers.removeLast()
    default: finishDiscarding(upTo: position + 1)
    }
    mode = .between
  }

  /// A scalar, or anything else that is no object, ends where the next value can begin.
  private func takeGarbage(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    guard byte == 10 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else { return }
    reject(.notAnObject, text, upTo: position)
    mode = .between
    takeBetween(byte)
  }

  private func takeSeeking(_ byte: UInt8) {
    if byte == 10 {
      isAtLineStart = true
    } else if isAtLineStart && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "]")) {
      mode = .between
      takeBetween(byte)
    } else if !TextShape.isBlank(byte) {
      isAtLineStart = false
    }
  }

  /// Gives up the object under way: reading goes on at the next line that opens one, if the text holds such a line.
  private func recover(_ text: UnsafeBufferPointer<UInt8>) {
    var index = start + 1
    var isAtLineStart = false
    while index < text.count {
      let byte = text[index]
      if isAtLineStart && byte == UInt8(ascii: "{") {
        reject(.malformed("an object that never closes"), text, upTo: index)
        (mode, position) = (.between, index)
        return
      }
      isAtLineStart = byte == 10 || (isAtLineStart && TextShape.isBlank(byte))
      index += 1
    }
    if buffer.isAtEnd {
      reject(.cutShort, text, upTo: text.count)
      (mode, position) = (.between, text.count)
    } else {
      discarded = (buffer.offset + Int64(start), Array(text[start...].prefix(Reject.maximumKept)))
      mode = .discarding
    }
  }

  private func finish() {
    if mode == .inGarbage {
      reject(.notAnObject, buffer.text, upTo: buffer.text.count)
    }
    if mode == .discarding { finishDiscarding(upTo: buffer.text.count) }
    buffer.consume(buffer.text.count)
  }

  private func finishDiscarding(upTo index: Int) {
    guard let long = discarded else { return }
    decoder.account.read += 1
    decoder.account.rejected += 1
    decoder.batch.rejects.append(
      RejectedRecord(
        file: decoder.frame.file,
        reject: Reject(
          offset: long.offset, length: buffer.offset + Int64(index) - long.offset,
          reason: .tooLong, raw: long.raw)))
    discarded = nil
  }

  private func reject(
    _ reason: Reject.Reason, _ text: UnsafeBufferPointer<UInt8>, upTo index: Int
  ) {
    decoder.account.read += 1
    decoder.reject(
      reason, UnsafeBufferPointer(rebasing: text[start..<index]),
      at: buffer.offset + Int64(start))
  }
}

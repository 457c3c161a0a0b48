import PerimetryModel

/// What a splitter does where the brackets or strings of a text are broken.
extension DocumentSplitter {
  /// Bytes that may be read once more on top of twice the text, in record limits: hostile text that opens an
  /// object on every line would else be read once a line.
  private static var patience: Int64 { 8 }

  /// A line ends inside a string, which JSON does not allow: on with the next line that opens an object.
  func breakOff(_ text: UnsafeBufferPointer<UInt8>) {
    // The line break itself.
    buffer.tally(1, as: mode == .inText ? .blank : .rejected)
    switch mode {
    case .inObject: reject(.malformed("a line ends inside a string"), text, upTo: position)
    case .inText:
      if discarded == nil {
        reject(.malformed("a line ends inside a string"), text, upTo: position)
      }
      finishDiscarding(upTo: position)
      mode = .between
      return
    case .inEnvelopeTail:
      containers.removeLast()
      buffer.tally(position - start, as: .framing)
      column = .max
    default: finishDiscarding(upTo: position)
    }
    (mode, indentation) = (.seekingLine, 0)
  }

  func takeSeeking(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    let opensLine = indentation != nil
    if opensLine && byte == UInt8(ascii: "]") || opensSibling(byte) {
      mode = .between
      takeBetween(byte, text)
    } else {
      buffer.tally(1, as: .rejected)
      indent(byte)
    }
  }

  /// An object that is too long ends where its brackets close or a sibling opens a line.
  func takeDiscarded(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>) {
    if !inString && opensSibling(byte) {
      finishDiscarding(upTo: position)
      begin(.inObject, text)
    } else {
      indent(byte)
      takeInside(byte, text)
    }
  }

  func indentation(of index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var line = index
    while line > 0, text[line - 1] != 10 {
      if !TextShape.isBlank(text[line - 1]) { return .max }
      line -= 1
    }
    return index - line
  }

  private func indent(_ byte: UInt8) {
    if byte == 10 {
      indentation = 0
    } else if TextShape.isBlank(byte) {
      indentation = indentation.map { $0 + 1 }
    } else {
      indentation = nil
    }
  }

  /// Whether an object opens a line no further in than the broken one: a member of that would stand further in.
  private func opensSibling(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") && indentation.map { $0 <= column } ?? false
  }

  /// Gives up the object under way, for its length or because the text ends.
  func giveUp(atEnd: Bool) {
    let text = buffer.text
    let reason = atEnd ? Reject.Reason.malformed("an object that never closes") : .tooLong
    if resume(text, upTo: atEnd ? text.count : position, as: reason) {
      position += 1
    } else if atEnd {
      reject(.cutShort, text, upTo: text.count)
      (mode, position) = (.between, text.count)
    } else {
      discarded = (buffer.offset + Int64(start), Array(text[start...].prefix(Reject.maximumKept)))
      (mode, indentation) = (.discarding, nil)
    }
  }

  /// A text that is too long ends at its closing quote or with its line.
  func discardText(_ text: UnsafeBufferPointer<UInt8>) {
    if discarded != nil { return }
    discarded = (buffer.offset + Int64(start), Array(text[start...].prefix(Reject.maximumKept)))
  }

  /// Rejects the object under way up to the next line that opens a sibling, and goes back there.
  /// False, and nothing done, where there is none before `end`.
  /// Afterwards ``position`` is in front of the sibling: the step that every byte makes leads onto it.
  func resume(
    _ text: UnsafeBufferPointer<UInt8>, upTo end: Int, as reason: Reject.Reason
  ) -> Bool {
    let allowance = 2 * buffer.offset + DocumentSplitter.patience * Int64(limits.longestRecord)
    guard repeated < allowance, let sibling = sibling(in: text, upTo: end) else { return false }
    reject(reason, text, upTo: sibling)
    repeated += Int64(end - sibling)
    (mode, position) = (.between, sibling - 1)
    return true
  }

  private func sibling(in text: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Int? {
    defer { indentation = nil }
    indentation = nil
    for index in (start + 1)..<max(start + 1, end) {
      if opensSibling(text[index]) { return index }
      indent(text[index])
    }
    return nil
  }

  func finishDiscarding(upTo index: Int) {
    guard let long = discarded else { return }
    decoder.rejectSpan(
      .tooLong, offset: long.offset, length: buffer.offset + Int64(index) - long.offset,
      raw: long.raw)
    discarded = nil
  }

  func reject(
    _ reason: Reject.Reason, _ text: UnsafeBufferPointer<UInt8>, upTo index: Int
  ) {
    decoder.rejectWhole(
      reason, UnsafeBufferPointer(rebasing: text[start..<index]),
      at: buffer.offset + Int64(start))
  }
}

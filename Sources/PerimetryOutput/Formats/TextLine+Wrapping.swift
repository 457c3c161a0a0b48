extension TextLine {
  /// The prose in lines of at most `width` columns, broken at blanks, and within a word only where it is longer
  /// than a line. At least one line.
  static func wrapping(_ prose: Prose, width: Int) -> [TextLine] {
    if let span = prose.plainSpan, span.text.utf8.count <= width {
      return [TextLine(span.text, tone: span.tone)]
    }
    var lines = [TextLine()]
    var gap = false
    for word in words(of: prose) {
      if word.pieces.isEmpty {
        gap = true
        continue
      }
      let needed = lines[lines.count - 1].width + (gap ? 1 : 0) + word.width
      if gap, needed > width, lines[lines.count - 1].width > 0 {
        lines.append(TextLine())
        gap = false
      }
      if gap, let last = lines[lines.count - 1].pieces.last {
        // The blank between two words of one colour has it too.
        lines[lines.count - 1].append(" ", tone: last.tone == word.pieces[0].tone ? last.tone : nil)
      }
      gap = false
      for piece in word.pieces { fill(&lines, piece, width: width) }
    }
    return lines
  }

  /// A text cut into lines of at most `width` columns wherever it falls.
  static func breaking(_ text: String, width: Int) -> [TextLine] {
    var lines = [TextLine()]
    fill(&lines, Piece(text: text), width: width)
    return lines
  }

  /// Columns of the longest part that is never broken on purpose.
  static func longestPart(of prose: Prose) -> Int {
    if let span = prose.plainSpan { return longestPart(ofPlain: span.text) }
    return words(of: prose).flatMap(\.pieces).flatMap { parts(of: $0.text) }
      .map { TerminalText.width(of: $0) }.max() ?? 0
  }

  private static func longestPart(ofPlain text: String) -> Int {
    var (longest, length) = (0, 0)
    for byte in text.utf8 {
      if byte != UInt8(ascii: " ") { length += 1 }
      longest = max(longest, length)
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "-"): length = 0
      default: break
      }
    }
    return longest
  }

  /// The prose on one line.
  static func unwrapped(_ prose: Prose) -> TextLine { wrapping(prose, width: .max)[0] }

  /// Appends a piece, broken behind `/` or `-` where it is longer than a line, or else anywhere.
  private static func fill(_ lines: inout [TextLine], _ piece: Piece, width: Int) {
    for part in parts(of: piece.text) {
      let columns = TerminalText.width(of: part)
      if lines[lines.count - 1].width + columns <= width {
        lines[lines.count - 1].append(String(part), tone: piece.tone)
        continue
      }
      if lines[lines.count - 1].width > 0, columns <= width { lines.append(TextLine()) }
      for character in part {
        let text = String(character)
        let line = lines[lines.count - 1]
        if line.width > 0, line.width + TerminalText.width(of: text) > width {
          lines.append(TextLine())
        }
        lines[lines.count - 1].append(text, tone: piece.tone)
      }
    }
  }

  /// The text cut behind every `/` and `-`.
  private static func parts(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = Substring(text)
    while let cut = rest.firstIndex(where: { $0 == "/" || $0 == "-" }) {
      parts.append(rest[...cut])
      rest = rest[rest.index(after: cut)...]
    }
    if !rest.isEmpty { parts.append(rest) }
    return parts
  }

  /// Words in order; an empty one where there is a blank between two.
  private static func words(of prose: Prose) -> [TextLine] {
    var words = [TextLine()]
    for span in prose.spans {
      let shown = TerminalText(span.text).text
      let text = span.isCode ? "`\(shown)`" : shown
      for (index, part) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated()
      {
        if index > 0 { words += [TextLine(), TextLine()] }
        words[words.count - 1].append(String(part), tone: span.tone)
      }
    }
    return words
  }
}

extension Prose {
  /// The only span, where it is printable ASCII with single blanks between words, as in almost every cell of a table:
  /// it is one line as it stands, wherever it fits.
  fileprivate var plainSpan: Span? {
    guard spans.count == 1, let span = spans.first, !span.isCode else { return nil }
    var isAfterBlank = true
    for byte in span.text.utf8 {
      let isBlank = byte == UInt8(ascii: " ")
      guard (0x20...0x7E).contains(byte), !(isBlank && isAfterBlank) else { return nil }
      isAfterBlank = isBlank
    }
    return isAfterBlank ? nil : span
  }
}

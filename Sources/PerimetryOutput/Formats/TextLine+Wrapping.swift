extension TextLine {
  /// The prose in lines of at most `width` columns, broken at blanks, and within a word only where it is longer
  /// than a line. At least one line.
  static func wrapping(_ prose: Prose, width: Int) -> [TextLine] {
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
      if gap, lines[lines.count - 1].width > 0 { lines[lines.count - 1].append(" ") }
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

  /// Columns of the longest word.
  static func longestWord(of prose: Prose) -> Int {
    words(of: prose).map(\.width).max() ?? 0
  }

  /// The prose on one line.
  static func unwrapped(_ prose: Prose) -> TextLine { wrapping(prose, width: .max)[0] }

  private static func fill(_ lines: inout [TextLine], _ piece: Piece, width: Int) {
    if lines[lines.count - 1].width + TerminalText.width(of: piece.text) <= width {
      lines[lines.count - 1].append(piece.text, tone: piece.tone)
      return
    }
    for character in piece.text {
      let text = String(character)
      let line = lines[lines.count - 1]
      if line.width > 0, line.width + TerminalText.width(of: text) > width {
        lines.append(TextLine())
      }
      lines[lines.count - 1].append(text, tone: piece.tone)
    }
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

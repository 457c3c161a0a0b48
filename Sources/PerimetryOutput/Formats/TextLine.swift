/// A line of terminal text in pieces that may be coloured.
struct TextLine {
  struct Piece {
    var text: String
    var tone: Prose.Tone?
  }

  var pieces: [Piece] = []
  var width = 0

  init() {}

  /// - Parameter text: holds nothing hazardous.
  init(_ text: String, tone: Prose.Tone? = nil) { append(text, tone: tone) }

  mutating func append(_ text: String, tone: Prose.Tone? = nil) {
    if text.isEmpty { return }
    width += TerminalText.width(of: text)
    if let last = pieces.indices.last, pieces[last].tone == tone {
      pieces[last].text += text
    } else {
      pieces.append(Piece(text: text, tone: tone))
    }
  }

  static func + (a: TextLine, b: TextLine) -> TextLine {
    var sum = a
    for piece in b.pieces { sum.append(piece.text, tone: piece.tone) }
    return sum
  }

  func indented(by columns: Int) -> TextLine {
    pieces.isEmpty ? self : TextLine(String(repeating: " ", count: columns)) + self
  }

  func padded(to columns: Int, right: Bool = false) -> TextLine {
    let blanks = TextLine(String(repeating: " ", count: max(0, columns - width)))
    return right ? blanks + self : self + blanks
  }

  func rendered(color: Bool) -> String {
    var text = pieces.map { piece in
      guard color, let tone = piece.tone else { return piece.text }
      return "\u{1b}[\(TextLine.code(tone))m\(piece.text)\u{1b}[0m"
    }.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func code(_ tone: Prose.Tone) -> Int {
    switch tone {
    case .strong: 1
    case .denied: 31
    case .allowed: 32
    case .unclear: 33
    }
  }
}

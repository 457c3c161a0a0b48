extension Unicode.Scalar {
  /// Whether showing the character could move the cursor, reorder or hide text, or start an escape
  /// sequence: controls, format characters (bidirectional overrides, zero-width), line and paragraph
  /// separators, everything invisible, private or unassigned.
  var isHazardous: Bool {
    if (0x20...0x7E).contains(value) { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether the character sits on the one before it.
  var isMark: Bool {
    if value < 0x300 { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Columns a terminal gives the character: 0 for marks, 2 for East Asian wide ones and emoji.
  var columns: Int {
    if value < 0x300 { return 1 }
    if isMark { return 0 }
    return Unicode.Scalar.isWide(value) || properties.isEmojiPresentation ? 2 : 1
  }

  /// Blocks of East_Asian_Width W or F (Unicode Standard Annex 11), rounded to whole blocks.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// Texts that someone who can write a log line would like to see shown, run or evaluated.
enum Hostile {
  static let corpus = [
    "\u{1b}[2J\u{1b}]0;owned\u{7}", "\u{9b}31m", "a\u{7f}b", "\u{202e}gnp.exe", "\u{2066}x\u{2069}",
    "zero\u{200b}width\u{feff}", "line\u{2028}sep\u{2029}", "a\nb\r\nc\td", "\u{0}nul",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "  =1+1", "＝1+1",
    "a,b;c\"d\"", "'quoted'", "| pipe | `tick` ``` fence", "\\|", "<script>alert(1)</script>",
    "![x](http://example.com/x.png)", "[click](javascript:alert(1))", "https://www.example.com/a|b",
    "user@example.com", "# heading", "- item", "${file(\"/etc/passwd\")}", "$${x}", "$$${x}", "$",
    "%{ if true }x%{ endif }", "%%{x}", "\"\\\"", "*/ /* // #", "EOT\nEOT",
    "[concat('a', 'b')]", "[parameters('x')]", "[[x]]", "[open", "{0}", "it's", "$(reboot)", "`id`",
    "漢字かな", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "👩‍👩‍👧", "\u{e0041}tag", "\u{ad}", "",
  ]

  /// Characters that no output may hold, whatever came in.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}

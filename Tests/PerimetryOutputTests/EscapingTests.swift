import PerimetryOutput
import Testing

@Suite struct EscapingTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("\u{1b}[31m", "\\u{1b}[31m"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
    ("\u{202e}x", "\\u{202e}x"), ("\u{2066}\u{2069}", "\\u{2066}\\u{2069}"),
    ("a\u{200b}b", "a\\u{200b}b"), ("\u{2028}", "\\u{2028}"), ("\u{9b}", "\\u{9b}"),
    ("\u{7f}", "\\u{7f}"), ("漢字", "漢字"), ("e\u{301}", "e\u{301}"), ("\u{ad}", "\\u{ad}"),
  ])
  func terminalTextSpellsOutWhatCouldAct(raw: String, shown: String) {
    #expect(TerminalText(raw).text == shown)
  }

  @Test(arguments: [
    ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("🚀", 2), ("\u{1b}", 6), ("ﾊ", 1),
    ("e\u{301}\u{301}\u{301}\u{301}", 1 + 7),
  ])
  func terminalTextKnowsItsWidth(raw: String, width: Int) {
    #expect(TerminalText(raw).width == width)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "\"'\t=1\""),
    ("\r=1", "'\\r=1"), (" =1", "\"' =1\""), ("＝1", "'＝1"), ("a\nb", "\"a\nb\""),
    ("\u{1b}[0m", "\\u{1b}[0m"), ("", ""), ("a-b", "a-b"), ("a;b", "\"a;b\""),
  ])
  func csvFieldQuotesAndIsNoFormula(raw: String, field: String) {
    #expect(CSVField(raw).text == field)
  }

  @Test(arguments: [
    ("plain 198.51.100.0/24", "plain 198.51.100.0/24"), ("a|b", "a&#124;b"),
    ("<b>&", "&lt;b&gt;&amp;"), ("`x`", "\\`x\\`"), ("[a](b)", "\\[a\\](b)"),
    ("*x* _y_ ~z~", "\\*x\\* \\_y\\_ \\~z\\~"), ("a\nb", "a&#92;nb"), ("\\|", "&#92;&#124;"),
    ("https://example.com/a|b", "`https://example.com/a\\u{7c}b`"),
    ("WWW.example.com", "`WWW.example.com`"), ("a@example.com`", "`` a@example.com` ``"),
    ("- item", "\\- item"), ("-", "-"),
  ])
  func markdownTextIsInert(raw: String, text: String) {
    #expect(MarkdownText(raw).text == text)
  }

  @Test(arguments: [
    ("plain", #""plain""#), (#"a"b\c"#, #""a\"b\\c""#), ("${x}", #""$${x}""#),
    ("%{x}", #""%%{x}""#), ("$x %", #""$x %""#), ("a\nb\tc\r", #""a\nb\tc\r""#),
    ("\u{1b}", #""\u001b""#), ("\u{e0041}", #""\U000e0041""#), ("{x}", #""{x}""#),
  ])
  func terraformStringIsOneLiteral(raw: String, text: String) {
    #expect(TerraformString(raw).text == text)
  }

  @Test(arguments: [
    ("plain", "'plain'"), (#"a'b\c"d"#, #"'a\'b\\c"d'"#), ("a\nb\tc\r", #"'a\nb\tc\r'"#),
    ("\u{1f}\u{2028}", #"'\u001f\u2028'"#), ("\u{e0041}", #"'\U000e0041'"#), ("漢", "'漢'"),
  ])
  func kqlStringIsOneLiteral(raw: String, text: String) {
    #expect(KQLString(raw).text == text)
  }

  @Test(arguments: [
    ("NSPAccessLogs", "NSPAccessLogs"), ("where", "['where']"), ("a b", "['a b']"),
    ("a']", #"['a\']']"#),
  ])
  func kqlNameIsOneName(raw: String, text: String) {
    #expect(KQLName(raw).text == text)
  }

  @Test func terraformCommentIsOneLine() {
    #expect(TerraformComment("a\nresource {}\u{2028}*/").text == "# a\\nresource {}\\u{2028}*/")
  }

  @Test(arguments: [
    ("plain", "plain"), ("[concat('a')]", "[[concat('a')]"), ("[open", "[open"), ("a]", "a]"),
    ("[[x]]", "[[[x]]"), ("", ""),
  ])
  func armStringIsNoExpression(raw: String, text: String) {
    #expect(ARMString(raw).text == text)
  }

  @Test(arguments: [
    ("198.51.100.7", "198.51.100.7"), ("2001:db8::1", "2001:db8::1"),
    ("my store.db", "'my store.db'"),
    ("$(id)", "'$(id)'"), ("it's", #"'it'\''s'"#), ("", "''"), ("a*", "'a*'"),
  ])
  func shellWordIsOneWord(raw: String, word: String) {
    #expect(ShellWord(raw).text == word)
  }

  @Test(arguments: [
    ("plain", "'plain'"), (#"it's \ok"#, #"'it\'s \\ok'"#), ("${x} $y", #"'\${x} \$y'"#),
    ("a\nb\tc\r", #"'a\nb\tc\r'"#), ("\u{1b}", #"'\u{1b}'"#), ("\u{e0041}", #"'\u{e0041}'"#),
    ("'''", #"'\'\'\''"#), ("", "''"), ("漢", "'漢'"),
  ])
  func bicepStringIsOneLiteral(raw: String, text: String) {
    #expect(BicepString(raw).text == text)
  }

  @Test(arguments: [
    ("plain", "'plain'"), ("it's", "'it''s'"), ("$(x) `n", "'$(x) `n'"), ("", "''"),
    ("a’b", "('a' + [char]0x2019 + 'b')"), ("\u{1b}", "('' + [char]0x1b)"),
    ("Ò1", "('' + [char]0xd2 + '1')"), ("\n\n", "('' + [char]0xa + [char]0xa)"),
    ("\u{e0041}", "('' + [char]0xdb40 + [char]0xdc41)"),
  ])
  func powerShellStringIsOneASCIIExpression(raw: String, text: String) {
    #expect(PowerShellString(raw).text == text)
  }

  @Test(arguments: [
    ("plain-1.0", "plain-1.0"), ("a b", "'a b'"), ("it's", #""it's""#),
    ("it's $x", #"'it'\''s $x'"#), ("['a','b']", #""['a','b']""#), ("'!", #"''\''!'"#),
    ("a\nb'\\", #"$'a\nb\'\\'"#), ("\u{1b}[0m", #"$'\x1b[0m'"#),
    ("\u{202e}", #"$'\xe2\x80\xae'"#), ("", "''"),
  ])
  func shellScriptWordIsOneWordOnOneLine(raw: String, word: String) {
    #expect(ShellScriptWord(raw).text == word)
  }

  @Test func commentsAreOneLine() {
    let raw = "a\n*/ #> ’\u{2028}\u{85}\\"
    #expect(BicepComment(raw).text == #"// a\n*/ #> ’\u{2028}\u{85}\"#)
    #expect(ShellComment(raw).text == #"# a\n*/ #> ’\u{2028}\u{85}\."#)
    #expect(PowerShellComment(raw).text == #"# a\n*/ #> \u{2019}\u{2028}\u{85}\"#)
  }

  @Test(arguments: [
    ([], "[]"), (["a", "2001:db8::/32"], "['a','2001:db8::/32']"),
    (["it's", "]"], "['it'/s',']']"),
  ])
  func azureCLIListHasAnItemEach(raw: [String], text: String) {
    #expect(AzureCLIList(raw).text == text)
  }
}

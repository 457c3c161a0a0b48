import PerimetryModel
import Testing

@Suite("A rule name")
struct RuleNameTests {
  @Test(
    "is up to 80 letters, digits, dots, hyphens and underscores",
    arguments: ["a", "9", "allow_", "Allow-Office.v4_1", String(repeating: "a", count: 80)])
  func accepted(text: String) {
    #expect(RuleName(text)?.text == text)
  }

  @Test(
    "starts with a letter or digit, and ends with neither dot nor hyphen",
    arguments: [
      "", "_a", "-a", ".a", "a.", "a-", "a b", "a/b", "naïve", "a\n",
      String(repeating: "a", count: 81),
    ])
  func refused(text: String) {
    #expect(RuleName(text) == nil)
  }
}

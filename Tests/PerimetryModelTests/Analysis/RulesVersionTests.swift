import PerimetryModel
import Testing

@Suite("A version of the access rules")
struct RulesVersionTests {
  @Test(
    "is newer only where both are numbers and it is the larger",
    arguments: [
      ("4", "3", true), ("10", "9", true), ("3", "3", false), ("3", "4", false), ("0", "0", false),
      ("1", "0", true), ("b", "a", false), ("4", "a", false), ("a", "3", false), ("", "3", false),
      ("4", "", false), ("4", "99999999999999999999", false), ("03", "3", false),
      ("-1", "-2", true),
    ])
  func newer(version: String, other: String, expected: Bool) {
    #expect(RulesVersion(version).isStrictlyNewer(than: RulesVersion(other)) == expected)
  }

  @Test("keeps its text")
  func text() {
    #expect(RulesVersion("03").description == "03")
    #expect(RulesVersion("03") != RulesVersion("3"))
  }
}

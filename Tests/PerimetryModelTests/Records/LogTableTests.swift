import PerimetryModel
import Testing

@Suite struct LogTableTests {
  @Test func everyColumnMeansSomethingElse() {
    let meanings = LogTable.columns.compactMap(LogTable.meaning)
    #expect(meanings.count == 40 && Set(meanings).count == 40)
    #expect(LogTable.meaning(of: "MatchedRule") == .text(.matchedRuleText))
    #expect(LogTable.meaning(of: "SourcePort") == .port)
    #expect(LogTable.meaning(of: "File") == nil)
  }
}

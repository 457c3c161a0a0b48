import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct RunLineTests {
  @Test func theLineTellsAllThatMatters() {
    #expect(
      "\(RunLine(number: 12, outcome: Samples.runOutcome))"
        == "run 12: 3,412 new events in 214 files; 1 input could not be read; 17 peers would be denied "
        + "(+2, -1 since run 11); gates denied-peers>0, ready not-ready>0 hold; reports in reports/run-000012"
    )
  }

  @Test func whatIsHostileInAPathStaysInTheLine() {
    var outcome = RunOutcome(status: 0)
    outcome.reports = "a\nSubject: b\u{1B}[31m"
    #expect(
      "\(RunLine(number: 1, outcome: outcome))"
        == "run 1: 0 new events in 0 files; no record is of what was selected, so nobody can tell what would be denied; reports in a\\nSubject: b\\u{1b}[31m"
    )
  }
}

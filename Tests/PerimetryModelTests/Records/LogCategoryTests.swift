import PerimetryModel
import Testing

@Suite("A log category")
struct LogCategoryTests {
  @Test("carries the columns and the verdict of its row", arguments: CategoryRow.all)
  func row(_ row: CategoryRow) throws {
    let category = try #require(LogCategory(rawValue: row.name))
    #expect(category.position == row.position)
    #expect(category.direction == (row.direction == "In" ? .inbound : .outbound))
    #expect((category.outcome?.rawValue ?? "-") == row.outcome)
    #expect((category.traffic?.rawValue ?? "-") == row.traffic)
    #expect((category.ruleOrigin?.rawValue ?? "-") == row.rule)
    #expect(category.verdict == row.verdict)
  }

  @Test("is one of the table's eighteen, in the table's order")
  func complete() {
    #expect(LogCategory.allCases.sorted().map(\.rawValue) == CategoryRow.all.map(\.name))
  }

  @Test("proves learning mode only where a resource rule decided")
  func learning() {
    let proving = LogCategory.allCases.filter(\.provesLearning).map(\.position)
    #expect(proving == [5, 6, 7, 8])
  }
}

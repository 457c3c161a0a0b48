import PerimetryModel
import PerimetryStore
import TestSupport
import Testing

/// The questions that have names, and what is said to those who invent names.
@Suite struct CannedQueryTests {
  /// The questions of the published queries (domain.md §3.3), by number, written down by hand.
  private static let published: [(question: Int, names: [String])] = [
    (1, ["arriving"]), (2, ["recent"]), (3, ["recent-rules"]), (4, ["operations"]),
    (5, ["rule-hits"]), (6, ["denied"]), (7, ["denied-inbound"]), (8, ["denied-sql-clients"]),
    (9, ["private-endpoints"]), (10, ["top-sources"]),
    (11, ["by-direction", "by-hour", "top-domains", "unexpected-domains"]),
    (12, ["public-from-private"]), (13, ["categories"]), (14, ["resources"]), (15, ["blockers"]),
    (16, ["already-denied"]), (17, ["service-endpoints"]), (18, ["outbound-domains"]),
    (19, ["blocker-tags"]), (20, ["dependencies"]),
  ]

  @Test func everyPublishedQuestionHasAnAnswer() {
    let names = CannedQueryTests.published.flatMap(\.names)
    #expect(CannedQueryTests.published.map(\.question) == Array(1...20))
    #expect(Set(names) == Set(CannedQuery.library.map(\.name)))
    #expect(names.count == CannedQuery.library.count)
  }

  @Test(arguments: CannedQuery.library.map(\.name))
  func anEmptyStoreIsAskedWithoutHarm(name: String) throws {
    let question = try #require(CannedQuery.named(name.uppercased()))
    let answer = try Store.inMemory().answer(question)
    #expect(answer.rows.isEmpty && !answer.columns.isEmpty)
    if let column = question.taggedColumn { #expect(answer.columns.contains(column)) }
  }

  @Test(arguments: 0..<8)
  func noAnswerDependsOnTheOrderOfReading(seed: UInt64) throws {
    let entries = Entries.random(120, seed: seed, isSet: true)
    let (one, other) = (try Store.inMemory(), try Store.inMemory())
    try one.take(entries)
    var random = SeededRandom(seed: seed &+ 1_000)
    try other.take(entries.shuffled(using: &random))
    var isAnswered = 0
    // Whose rows stand in the order of time alone may stand otherwise within a moment.
    for question in CannedQuery.library where !question.name.hasPrefix("recent") {
      let (a, b) = (try one.answer(question), try other.answer(question))
      #expect(a.columns == b.columns && a.rows == b.rows, "\(question.name)")
      isAnswered += a.rows.isEmpty ? 0 : 1
    }
    #expect(isAnswered >= 8)
  }

  /// Against sums made without SQL.
  @Test(arguments: 0..<8)
  func blockersAreThoseOfTheCategories(seed: UInt64) throws {
    let store = try Store.inMemory()
    try store.take(Entries.random(200, seed: seed))
    let blocked = try store.flows().filter { $0.key.category.known?.verdict == .wouldBeDenied }
    let question = try #require(CannedQuery.named("blockers"))
    #expect(try events(store.answer(question)) == blocked.map(\.tally.events).reduce(0, +))
    for flow in blocked.filter({ !$0.key.resource.name.isEmpty }).prefix(5) {
      let name = flow.key.resource.name
      let wanted = blocked.filter { $0.key.resource.text.contains(name.lowercased()) }
      #expect(
        try events(store.answer(question, ["resource": name]))
          == wanted.map(\.tally.events).reduce(0, +))
    }
    #expect(try store.answer(question, ["profile": "nobody's"]).rows.isEmpty)
    // A part of a name, and no pattern.
    #expect(try store.answer(question, ["resource": "%"]).rows.isEmpty)
  }

  private func events(_ answer: (columns: [String], rows: [[QueryValue]])) throws -> Int64 {
    let place = try #require(answer.columns.firstIndex(of: "events"))
    return answer.rows.reduce(0) { sum, row in
      if case .integer(let events) = row[place] { return sum + events }
      return sum
    }
  }

  @Test func aCategoryThatNeverAppearedIsListedWithoutADate() throws {
    let store = try Store.inMemory()
    try store.take([Entry()])
    let rows = try store.answer(try #require(CannedQuery.named("categories"))).rows
    #expect(rows.count == LogCategory.allCases.filter(\.isLive).count)
    #expect(rows.filter { $0[3] == .null && $0[2] == .integer(0) }.count == rows.count - 1)
  }

  /// Names that published queries use and no table has (domain.md §3.3).
  @Test(arguments: [
    ("SourceAddress", "SourceIpAddress"), ("ResourceId", "ServiceResourceId"),
    ("ResourceName", "ServiceResourceId"), ("Protocol", "SourceProtocol"),
    ("Direction", "ResultDirection"), ("Action", "ResultAction"), ("Effect", "ResultAction"),
    ("SourceIP", "SourceIpAddress"), ("DestinationIpAddress", "DestinationFqdn"),
    ("accessMode", "Category"), ("MatchedRules", "MatchedRule"), ("Timegenerate", "TimeGenerated"),
  ])
  func whoInventsAColumnIsToldTheRealOne(invented: String, real: String) throws {
    let store = try Store.inMemory()
    let error = #expect(throws: StoreError.self) {
      try store.query("SELECT l.\(invented) FROM NSPAccessLogs l")
    }
    guard case .badQuery(let reason) = error else { return #expect(Bool(false)) }
    #expect(reason.hasPrefix("no such column: l.\(invented); did you mean \(real)"))
  }

  @Test(arguments: [
    ("NSPAccessLog", "did you mean NSPAccessLogs?"), ("flow_s", "did you mean flows?"),
    ("AzureDiagnostics", "there are the views NSPAccessLogs, flows and hours"),
  ])
  func whoInventsATableIsToldWhatThereIs(invented: String, hint: String) throws {
    let store = try Store.inMemory()
    #expect(throws: StoreError.badQuery(reason: "no such table: \(invented); \(hint)")) {
      try store.query("SELECT * FROM \(invented)")
    }
  }

  @Test(arguments: StoreView.library.map(\.name))
  func everyColumnOfAViewIsExplained(name: String) throws {
    let view = try #require(StoreView.library.first { $0.name == name })
    #expect(
      try Store.inMemory().query("SELECT * FROM \(name)").columns == view.columns.map(\.name))
    #expect(view.columns.allSatisfy { !$0.meaning.isEmpty })
  }
}

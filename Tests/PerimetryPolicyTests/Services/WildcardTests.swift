import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct WildcardTests {
  private func part(
    _ names: [String], refused: [String] = [], budget: Int = 200, wildcards: Bool = true
  ) throws -> Recommendation.Part {
    let flows =
      names.enumerated().map {
        Flow.sample(
          .publicOutboundResourceRulesAllowed, from: Sample.peer($1), events: Int64(100 - $0))
      }
      + refused.map { .sample(.publicOutboundResourceRulesDenied, from: Sample.peer($0)) }
    var options = Recommendation.Options()
    options.budget = budget
    options.usesWildcards = wildcards
    let parts = Recommender(options: options)
      .recommend(for: Enforcement(history: flows).assess(flows), history: flows).parts
    try #require(parts.count == 1)
    return parts[0]
  }

  private let names = ["a.example.com", "b.example.com", "c.example.com", "d.example.org"]

  private func elements(_ part: Recommendation.Part) -> [String] {
    part.candidates.map(\.element.text)
  }

  @Test func `a wildcard only on request`() throws {
    #expect(elements(try part(names, wildcards: false)) == names)
    let part = try part(names)
    #expect(elements(part) == ["*.example.com", "d.example.org"])
    #expect(part.candidates[0].tally.events == 100 + 99 + 98)
    #expect(part.candidates[0].notes.contains(.wildcard))
  }

  @Test func `two names make no wildcard`() throws {
    #expect(elements(try part(Array(names.dropFirst()))) == Array(names.dropFirst()))
  }

  @Test(arguments: [
    "blob.core.windows.net", "windows.net", "z6.web.core.windows.net", "database.windows.net",
    "co.uk", "azure.com",
  ])
  func `never over a suffix that many share`(suffix: String) throws {
    let names = ["a", "b", "c"].map { "\($0).\(suffix)" }
    #expect(elements(try part(names)) == names)
  }

  @Test func `never over a destination that was refused`() throws {
    #expect(elements(try part(names, refused: ["x.y.example.com"])) == names)
  }

  @Test func `what becomes free goes to names left out`() throws {
    let part = try part(["z.example.net"] + names, budget: 2)
    #expect(elements(part) == ["*.example.com", "z.example.net"])
    #expect(part.leftOut.map(\.peer.text) == ["d.example.org"])
  }

  @Test(arguments: [
    ("blob123456.example.com", true), ("1f0c9a3e.example.com", true),
    ("x-00000000-0000-4000-8000-000000000000.example.com", true), ("api2.example.com", false),
    ("feedbeef.example.com", false), ("deadline.example.com", false),
  ])
  func `names made by a machine are pointed out`(name: String, isVolatile: Bool) throws {
    #expect(try part([name]).candidates[0].notes.contains(.volatileName) == isVolatile)
  }
}

import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct RuleSetReaderTests {
  @Test(arguments: [Samples.ruleSet, Samples.everyKind, Samples.fullBudget])
  func readsBackWhatTheRecommendationWrites(rules: RuleSet) throws {
    let report = Report.recommendation(
      Samples.recommendation, ruleSet: rules, evidence: Samples.evidence, scope: Samples.scope())
    let json = try report.rendered(as: .json, style: TextStyle(width: 80, color: false))
    let read = try RuleSetReader.read(Data(json.utf8), named: "rules.json")
    // The document has rules by name.
    let written = rules.profiles.filter { !$0.rules.isEmpty }.map {
      RuleSet.Profile(key: $0.key, rules: $0.rules.sorted { $0.name < $1.name })
    }
    #expect(read.profiles.filter { !$0.rules.isEmpty } == written)
    for dialect in Dialect.allCases {
      #expect(try dialect.rendered(read) == dialect.rendered(rules))
    }
  }

  /// Editors on Windows write byte order marks, and its shell UTF-16.
  @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func aByteOrderMarkDoesNotMatter(encoding: String.Encoding) throws {
    let data = try #require(("\u{feff}" + document(rules: rule())).data(using: encoding))
    #expect(try RuleSetReader.read(data, named: "rules.json").profiles.count == 1)
  }

  @Test func commentaryIsNotLookedAt() throws {
    let text = document(rules: rule(), commentary: #""inbound":17,"note":[null],"#)
    let read = try RuleSetReader.read(Data(text.utf8), named: "rules.json")
    #expect(read.profiles.first?.rules.first?.elements == [Samples.prefix("192.0.2.0/24")])
  }

  @Test func everyDestinationCanBeWrittenByHand() throws {
    let text = document(
      rules: rule(direction: "Outbound", list: #""fullyQualifiedDomainNames":["*"]"#))
    let read = try RuleSetReader.read(Data(text.utf8), named: "rules.json")
    #expect(read.profiles[0].rules[0].elements == [.everyDomain])
    for dialect in Dialect.allCases {
      let text = try dialect.rendered(read)
      #expect(text.contains("\"*\"") || text.contains("'*'"))
    }
  }

  @Test func directionAndAddressesMayBeWrittenInOtherWays() throws {
    let text = document(
      rules: rule(direction: "inbound", list: #""addressPrefixes":["2001:DB8::/32","192.0.2.1"]"#))
    let read = try RuleSetReader.read(Data(text.utf8), named: "rules.json")
    #expect(
      read.profiles[0].rules[0].elements.map(\.text) == ["192.0.2.1/32", "2001:db8::/32"])
  }

  @Test(arguments: RuleSetReaderTests.mistakes)
  func everyMistakeIsNamedWithItsPlaceAndRemedy(rules: String, path: String, remedy: String) {
    expect(document(rules: rules), path: "$.profiles[0]\(path)", remedy: remedy)
  }

  /// A rule or several; the place below the profile; a part of the message.
  static let mistakes: [(String, String, String)] = [
    (
      rule(list: #""addressPrefixes":["203.0.113.5/24"]"#), prefixPath,
      #"the network is "203.0.113.0/24""#
    ),
    (rule(list: #""addressPrefixes":["2001:db8::1/64"]"#), prefixPath, #""2001:db8::/64""#),
    (rule(list: #""addressPrefixes":["office"]"#), prefixPath, "no prefix"),
    (rule(list: #""addressPrefixes":["192.0.2.0/33"]"#), prefixPath, "no prefix"),
    (rule(list: #""addressPrefixes":["192.0.2.0/+24"]"#), prefixPath, "no prefix"),
    (rule(list: #""addressPrefixes":[" 192.0.2.1"]"#), prefixPath, "no prefix"),
    (rule(list: #""addressPrefixes":["::ffff:192.0.2.1/128"]"#), prefixPath, "no prefix"),
    (rule(list: #""addressPrefixes":[7]"#), prefixPath, "wants a text"),
    (rule(list: #""addressPrefixes":"192.0.2.0/24""#), ".rules[0].addressPrefixes", "wants a list"),
    (rule(list: #""addressPrefixes":[]"#), ".rules[0]", "no element"),
    (rule(list: #""addresPrefixes":["192.0.2.0/24"]"#), ".rules[0]", "correct it to name"),
    (rule(name: "-x"), ".rules[0].name", "no name of a rule"),
    (rule(name: String(repeating: "x", count: 81)), ".rules[0].name", "1 to 80 letters"),
    (rule(direction: "Both"), ".rules[0].direction", #"write "Inbound" or "Outbound""#),
    (
      rule(list: #""fullyQualifiedDomainNames":["a.example.com"]"#),
      ".rules[0].fullyQualifiedDomainNames", "an inbound rule cannot hold"
    ),
    (rule(direction: "Outbound"), ".rules[0].addressPrefixes", "an outbound rule cannot hold"),
    (
      rule(list: #""addressPrefixes":["192.0.2.0/24"],"serviceTags":["Example"]"#), ".rules[0]",
      "make a rule of each"
    ),
    (rule() + "," + rule(name: "R"), ".rules[1].name", "rename one"),
    (
      rule(
        direction: "Outbound",
        list: #""fullyQualifiedDomainNames":["*a.example.com"]"#),
      ".rules[0].fullyQualifiedDomainNames[0]", "a wildcard stands alone or for the first labels"
    ),
    (
      rule(
        direction: "Outbound", list: #""fullyQualifiedDomainNames":["https://a.example.com/x"]"#),
      ".rules[0].fullyQualifiedDomainNames[0]", #"write "a.example.com""#
    ),
    (
      rule(direction: "Outbound", list: #""fullyQualifiedDomainNames":["192.0.2.1"]"#),
      ".rules[0].fullyQualifiedDomainNames[0]", "no domain name"
    ),
    (
      rule(list: #""subscriptions":["11111111-1111-1111-1111-111111111111"]"#),
      ".rules[0].subscriptions[0]", #"write {"id": "/subscriptions/<guid>"}"#
    ),
    (rule(list: #""serviceTags":["[concat('a')]"]"#), ".rules[0].serviceTags[0]", "no service tag"),
    (
      rule(
        list:
          "\"addressPrefixes\":[\((0...200).map { "\"192.0.2.\($0)/32\"" }.joined(separator: ","))]"
      ),
      ".rules", "201 inbound elements, a profile may hold 200"
    ),
    ("7", ".rules[0]", "wants an object"),
    (#"{"direction":"Inbound"}"#, ".rules[0]", "`name` is missing"),
  ]

  private static let prefixPath = ".rules[0].addressPrefixes[0]"

  @Test(arguments: [
    ("not json", "$", "not JSON"), ("[]", "$", "not a rule set"),
    ("{}", "$.format", "not a rule set"),
    (#"{"report":"denied"}"#, "$.format", #"not a rule set but "denied""#),
    (#"{"format":"perimetry-rule-set"}"#, "$", "`formatVersion` is missing"),
    (#"{"format":"perimetry-rule-set","formatVersion":2}"#, "$.formatVersion", "update perimetry"),
    (#"{"format":"perimetry-rule-set","formatVersion":"1"}"#, "$.formatVersion", "version 1 "),
    (#"{"format":"perimetry-rule-set","formatVersion":1}"#, "$", "`profiles` is missing"),
    (
      #"{"format":"perimetry-rule-set","formatVersion":1,"profiles":[{"perimeter":"","profile":"p"}]}"#,
      "$.profiles[0]", "`rules` is missing"
    ),
    (
      #"{"format":"perimetry-rule-set","formatVersion":1,"profiles":[{"perimeter":"/A","profile":"p","rules":[]},{"perimeter":"/a","profile":"P","rules":[]}]}"#,
      "$.profiles[1]", "stands above"
    ),
  ])
  func aDocumentOfAnotherKindIsNamed(text: String, path: String, remedy: String) {
    expect(text, path: path, remedy: remedy)
  }

  @Test func allMistakesAreNamedAtOnce() {
    let text = document(
      rules: rule(name: "-", list: #""addressPrefixes":["a","203.0.113.5/24"]"#))
    let error = #expect(throws: RuleSetError.self) {
      try RuleSetReader.read(Data(text.utf8), named: "rules.json")
    }
    #expect(error?.mistakes.count == 3)
    #expect(error?.description.split(separator: "\n").count == 3)
  }

  private func expect(_ text: String, path: String, remedy: String) {
    let error = #expect(throws: RuleSetError.self) {
      try RuleSetReader.read(Data(text.utf8), named: "my-rules.json")
    }
    let message = error?.description ?? ""
    #expect(message.hasPrefix("my-rules.json: \(path): "), "\(message)")
    #expect(message.contains(remedy), "\(message)")
  }

  private static func rule(
    name: String = "r", direction: String = "Inbound",
    list: String = #""addressPrefixes":["192.0.2.0/24"]"#
  ) -> String {
    #"{"name":"\#(name)","direction":"\#(direction)",\#(list)}"#
  }

  private func rule(
    name: String = "r", direction: String = "Inbound",
    list: String = #""addressPrefixes":["192.0.2.0/24"]"#
  ) -> String {
    Self.rule(name: name, direction: direction, list: list)
  }

  private func document(rules: String, commentary: String = "") -> String {
    #"{"format":"perimetry-rule-set","formatVersion":1,"profiles":[{\#(commentary)"perimeter":"\#(Samples.main.perimeter)","profile":"defaultProfile","rules":[\#(rules)]}]}"#
  }
}

import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("A normalised record")
struct NormalisationTests {
  @Test(
    "keeps a malformed resource id as text and says so",
    arguments: ["acct", "/subscriptions/rg1/resourceGroups/rg1/providers/Microsoft.X/y/z"])
  func malformedID(text: String) {
    for sample in [
      Sample().withProperty("serviceResourceId", "\"\(text)\""),
      Sample().withSource("resourceId", "\"\(text)\""),
      Sample().withDestination("resourceId", "\"\(text)\""),
    ] {
      let reading = Reading(sample.line)
      #expect(reading.records.count == 1 && reading.balances)
      #expect(reading.diagnostics == [.malformedResourceID])
    }
    let reading = Reading(Sample().withProperty("serviceResourceId", "\"\(text)\"").line)
    #expect(reading.records.map { $0[.serviceResource] } == [text.lowercased()])
  }

  @Test("keeps an address and a name it cannot read as text and says so")
  func unreadable() {
    let address = Reading(Sample().withSource("ipAddress", #""203.0.113.x""#).line)
    #expect(address.records.map(\.context.peer) == [.unreadable("203.0.113.x")])
    #expect(address.diagnostics == [.unreadableAddress])
    let outbound = Sample().with("category", #""NspPublicOutboundResourceRulesAllowed""#)
    let name = Reading(outbound.withDestination("fqdn", #""not a name""#).line)
    #expect(name.records.map(\.context.peer) == [.unreadable("not a name")])
    #expect(name.diagnostics == [.unreadableDomain])
  }

  @Test(
    "writes addresses and names in one way",
    arguments: [
      ("203.0.113.7:443", "203.0.113.7"), ("::FFFF:203.0.113.7", "203.0.113.7"),
      ("2001:0DB8::0001", "2001:db8::1"), ("[2001:db8::1]:443", "2001:db8::1"),
    ])
  func canonical(text: String, expected: String) {
    let reading = Reading(Sample().withSource("ipAddress", "\"\(text)\"").line)
    #expect(reading.records.map { $0[.sourceAddress] } == [expected])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(
    "takes the matched rule from an object, from JSON in a text, or from a plain text",
    arguments: [
      (#"{"accessRule":"IP firewall"}"#, "IP firewall", nil),
      (#"{"AccessRule":"IP firewall"}"#, "IP firewall", nil),
      (#""{\"accessRule\":\"IP firewall\"}""#, "IP firewall", nil),
      (#""{ \"accessRule\" : \"IP firewall\" }""#, "IP firewall", nil),
      (#""IP firewall""#, "IP firewall", nil), (#""""#, nil, nil), ("null", nil, nil),
      (#""None""#, nil, nil), ("{}", nil, nil), (#"{"accessRule":""}"#, nil, nil),
      (#"{"accessRule":null}"#, nil, nil),
      (#""{\"accessRule\":\"a\",\"kind\":\"b\"}""#, "a", #"{"accessRule":"a","kind":"b"}"#),
      (#""{accessRule: a}""#, "{accessRule: a}", "{accessRule: a}"),
      (#"{"accessRule":"Prüfung \"1\""}"#, "Prüfung \"1\"", nil),
      (#"["a"]"#, #"["a"]"#, nil), ("5", "5", nil),
    ] as [(String, String?, String?)])
  func matchedRule(raw: String, name: String?, text: String?) {
    let reading = Reading(Sample().withProperty("matchedRule", raw).line)
    #expect(reading.records.map { $0[.matchedRule] } == [name])
    #expect(reading.records.map { $0[.matchedRuleText] } == [text])
  }

  @Test(
    "has the same rule, and the same identity, from an object and from its text",
    arguments: [
      #"{"accessRule":"a"}"#, #"{"accessRule":" a "}"#, #"{"accessRule":""}"#, "{}",
      #"{"accessRule":"None"}"#, #"{"accessRule":null}"#, #"{"accessRule":7}"#,
      #"{"accessRule":"a","AccessRule":"b"}"#, #"{"name":"a"}"#, #"{"access_rule":"a"}"#,
      #"{"accessRule":{"x":[1,2.5]}}"#, #"{"accessRule":"quo\"te"}"#,
      #"{"accessRule":"a","other":123456789012345678901234567890}"#,
    ])
  func rulePair(object: String) {
    let text = "\"" + object.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let (a, b) = (
      Reading(Sample().withProperty("matchedRule", object).line).records.first,
      Reading(Sample().withProperty("matchedRule", text).line).records.first
    )
    #expect(a?[.matchedRule] == b?[.matchedRule])
    #expect(a != nil && a?.key == b?.key)
  }

  @Test("is one event by whatever route it comes")
  func routes() {
    let az = Sample.object(
      FlatSample.members.map { member in
        (member.key, member.raw == #""""# ? #""None""# : member.raw == "42" ? #""42""# : member.raw)
      } + [("TableName", #""PrimaryResult""#)])
    let projected = FlatSample.line("Parameters", nil).replacing(
      "\"_BilledSize\":1234.5,", with: "")
    let reading = Reading(
      [Sample().line, FlatSample.line, az, projected, Sample().with("count", "43").line]
        .joined(separator: "\n"))
    #expect(reading.records.count == 5 && Set(reading.records.map(\.key)).count == 1)
    let changed = Sample().withSource("port", "1").line
    #expect(Reading(changed).records.map(\.key) != reading.records.prefix(1).map(\.key))
  }
}

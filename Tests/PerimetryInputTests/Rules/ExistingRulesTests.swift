import Foundation
import PerimetryInput
import PerimetryModel
import Testing

@Suite struct ExistingRulesTests {
  private func read(_ text: String) throws -> ExistingRulesReading {
    try ExistingRulesReader.read(Data(text.utf8), named: "rules.json")
  }

  @Test(arguments: ExportSample.all)
  func `the same rules come out of every shape`(sample: ExportSample) throws {
    let reading = try read(sample.text)
    #expect(reading.remarks.map { "\($0.path): \($0.kind)" } == [])
    try #require(reading.profiles.count == 1)
    let profile = reading.profiles[0]
    #expect(profile.extent == sample.extent)
    let elements = Dictionary(
      uniqueKeysWithValues: profile.rules.map { ($0.name, $0.elements) })
    #expect(elements == ExportSample.elements)
    #expect(profile.elementCount(.inbound) == 3 && profile.elementCount(.outbound) == 1)
    let logged = ProfileKey(
      perimeter: ResourceID(ExportSample.perimeter.uppercased()), name: "defaultProfile")
    #expect(profile.key.canMean(logged))
    let twin = ProfileKey(
      perimeter: ResourceID(ExportSample.perimeter.replacing("/rg/", with: "/other/")),
      name: "defaultProfile")
    #expect(profile.key.canMean(twin) == !sample.hasIDs)
  }

  @Test func `a single rule is one`() throws {
    let reading = try read(
      #"{"name":"r","id":"\#(ExportSample.profile)/accessRules/r","properties":{"direction":"#
        + #""Inbound","serviceTags":["AzureMonitor"]}}"#)
    #expect(reading.profiles.map(\.extent) == [.excerpt])
    #expect(reading.profiles[0].rules[0].elements == [.element(.serviceTag("AzureMonitor"))])
  }

  @Test(arguments: ExistingRulesTests.remarks)
  func `what cannot be taken as it stands is named with place and remedy`(
    rule: String, path: String, words: String, used: Int
  ) throws {
    let reading = try read(
      #"[{"name":"r","id":"\#(ExportSample.profile)/accessRules/r",\#(rule)}]"#)
    #expect(reading.remarks.map(\.path) == [path])
    #expect(reading.remarks.map { "\($0.kind)" }.joined().contains(words))
    let profile = try #require(reading.profiles.first)
    #expect(profile.elementCount(.inbound) + profile.elementCount(.outbound) == used)
  }

  /// A profile has one rule of a name, so of two one is lost.
  @Test func `a name that stands twice is pointed out`() throws {
    func rule(_ name: String, _ prefix: String, profile: String = ExportSample.profile) -> String {
      #"{"name":"\#(name)","id":"\#(profile)/accessRules/\#(name)","direction":"Inbound","#
        + #""addressPrefixes":["\#(prefix)"]}"#
    }
    let other = ExportSample.profile + "2"
    let reading = try read(
      "["
        + [
          rule("a", "198.51.100.0/24"), rule("A", "203.0.113.0/24"),
          rule("a", "198.51.100.0/24", profile: other), rule("b", "192.0.2.0/24"),
          rule("b", "192.0.2.0/24"),
        ].joined(separator: ",") + "]")
    #expect(reading.remarks.map(\.path) == ["$[1]", "$[4]"])
    #expect("\(reading.remarks[0].kind)".contains(#"a rule named "A" stands at $[0] already"#))
    #expect("\(reading.remarks[1].kind)".contains("both hold the same"))
    #expect(reading.omissions.map(\.path) == ["$[1]"])
  }

  /// Two resources of a profile have the same rules.
  @Test func `copies of a profile repeat no name`() throws {
    let sample = try #require(ExportSample.all.first { $0.text.contains("accessRulesVersion") })
    let one = sample.text.dropFirst(#"{"value":["#.count).dropLast(2)
    let reading = try read("[\(one),\(one)]")
    #expect(reading.remarks.isEmpty && reading.configurations.count == 2)
  }

  @Test(arguments: [
    (
      #"[{"name":"a","direction":"Inbound","addressPrefixes":["0.0.0.0/0"],"addressPrefixes":[]}]"#,
      "$[0]", "addressPrefixes"
    ),
    (
      #"[{"name":"a","direction":"Inbound","addressPrefixes":[],"AddressPrefixes":["0.0.0.0/0"]}]"#,
      "$[0]", "AddressPrefixes"
    ),
    (#"{"value":[{"name":"a","direction":"Inbound"}],"value":[]}"#, "$", "value"),
    (
      #"{"format":"perimetry-rule-set","formatVersion":1,"profiles":[{"perimeter":"p","profile":"q","#
        + #""rules":[{"name":"a","direction":"Inbound","addressPrefixes":["192.0.2.0/24"],"name":"b"}]}]}"#,
      "$.profiles[0].rules[0]", "name"
    ),
  ])
  func `a key that stands twice is pointed out`(text: String, path: String, key: String) throws {
    let found = try read(text).omissions
    #expect(found.map(\.path) == [path], "\(found)")
    #expect(
      found.map { "\($0.kind)" }.joined().hasPrefix("\(key.debugDescription) stands here twice"))
  }

  @Test func `keys of different objects are different`() throws {
    let remarks = try read(
      #"{"value":[{"name":"a","direction":"Inbound","x":{"name":1,"x":2}},{"name":"b","direction":"Inbound"}],"Other":1,"other":2}"#
    ).remarks
    #expect(!remarks.contains { "\($0.kind)".contains("twice") }, "\(remarks)")
  }

  /// The rule without its name and id; the place; a part of the message; elements it uses.
  static let remarks: [(String, String, String, Int)] = [
    (
      #""direction":"Inbound","addressPrefixes":["198.51.100.7/24"]"#,
      "$[0].addressPrefixes[0]", #"the network is "198.51.100.0/24""#, 1
    ),
    (
      #""properties":{"direction":"Inbound","addressPrefixes":["198.51.100.0/33"]}"#,
      "$[0].properties.addressPrefixes[0]", "write an address and a length", 1
    ),
    (
      #""direction":"Inbound","fullyQualifiedDomainNames":["a.example.com","b.example.com"]"#,
      "$[0].fullyQualifiedDomainNames", #"set `direction` to "Outbound""#, 2
    ),
    (
      #""direction":"Outbound","fullyQualifiedDomainNames":["*.example.com"]"#,
      "$[0].fullyQualifiedDomainNames[0]", "name the destinations to be sure", 1
    ),
    (
      #""direction":"Outbound","emailAddresses":["someone@example.com"]"#,
      "$[0].emailAddresses", "cover nothing", 1
    ),
    (
      #""direction":"Inbound","provisioningState":"Failed","addressPrefixes":["10.0.0.0/8"]"#,
      "$[0].provisioningState", "deploy it again or remove it", 1
    ),
    (
      #""properties":{"addressPrefixes":["10.0.0.0/8"]}"#, "$[0].properties",
      "is taken as inbound", 1
    ),
    (
      #""direction":"Inbound","ipGroups":["one","two"]"#, "$[0].ipGroups", "update perimetry", 2
    ),
    (
      #""direction":"Sideways","addressPrefixes":[]"#, "$[0].direction", #"write "Inbound""#, 0
    ),
    (
      #""direction":"Inbound","subscriptions":[{"id":"mine"}]"#, "$[0].subscriptions[0]",
      "/subscriptions/<guid>", 1
    ),
  ]

  @Test func `links take no budget`() throws {
    let reading = try read(
      #"[{"name":"r","id":"\#(ExportSample.profile)/accessRules/r","direction":"Inbound","#
        + #""networkSecurityPerimeters":[{"id":"\#(ExportSample.perimeter)2","location":"x"}]}]"#)
    #expect(reading.remarks.isEmpty)
    #expect(
      reading.profiles[0].rules[0].elements
        == [.perimeter(ResourceID(ExportSample.perimeter + "2"))])
    #expect(reading.profiles[0].elementCount(.inbound) == 0)
  }

  @Test func `the documented reply has a malformed id and a next page`() throws {
    let reading = try read(
      """
      {"value":[{"name":"accessRule1","id":"/subscriptions/rg1/resourceGroups/rg1/providers/\
      Microsoft.Network/networkSecurityPerimeters/nsp1/profiles/profile1/accessRules/accessRule1",\
      "type":"Microsoft.Network/networkSecurityPerimeters/profiles/accessRules","properties":\
      {"provisioningState":"Succeeded","direction":"Inbound","addressPrefixes":["10.11.0.0/16"],\
      "fullyQualifiedDomainNames":[]}}],"nextLink":"{baseurl}/more?$skipToken=10"}
      """)
    #expect(reading.remarks.map(\.path) == ["$.nextLink", "$.value[0].id"])
    #expect(reading.profiles.map(\.extent) == [.page])
    let logged = ProfileKey(perimeter: ResourceID(ExportSample.perimeter + "1"), name: "PROFILE1")
    #expect(reading.profiles[0].key.canMean(logged))
  }

  @Test func `pages up to the last are the whole list`() throws {
    func page(_ name: String, _ next: String) -> String {
      """
      {"value":[{"name":"\(name)","id":"\(ExportSample.perimeter)1/profiles/p/accessRules/\(name)","properties":\
      {"direction":"Inbound","addressPrefixes":["192.0.2.0/24"]}}]\(next)}
      """
    }
    let first = try read(page("a", #","nextLink":"more""#)).profiles
    let last = try read(page("b", "")).profiles
    let key = try #require(first.first?.key)
    #expect(ExistingRules(first).profile(key)?.extent == .page)
    let both = try #require(ExistingRules(first + last).profile(key))
    #expect(both.extent == .complete && both.rules.map(\.name) == ["a", "b"])
  }

  @Test func `a rule without id counts for every profile, and says so`() throws {
    let reading = try read(#"[{"name":"r","direction":"Inbound","addressPrefixes":["::/0"]}]"#)
    #expect(reading.remarks.map(\.path) == ["$[0]"])
    let key = ProfileKey(perimeter: ResourceID("/anything"), name: "at all")
    #expect(ExistingRules(reading.profiles).profile(key)?.rules.map(\.name) == ["r"])
  }

  @Test(arguments: [
    ("{", "$: not JSON"), ("17", "$: \"17\", no export"), ("[1]", "no export"),
    ("{}", "an empty object"),
    (#"{"records":[{"category":"x"}]}"#, #"an object of "records""#),
    (#"[{"type":"Microsoft.Storage/storageAccounts","name":"x"}]"#, "terraform show"),
  ])
  func `what is no export of rules is refused with what would be one`(
    text: String, words: String
  ) {
    let error = #expect(throws: RuleSetError.self) { try read(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func `of two exports of a profile the newer version counts`() throws {
    func configuration(_ version: Int, _ prefix: String) -> String {
      """
      {"Properties":{"NetworkSecurityPerimeter":{"Id":"\(ExportSample.perimeter)"},"Profile":{"name":\
      "p","accessRulesVersion":\(version),"accessRules":[{"name":"r\(version)","properties":\
      {"direction":"Inbound","addressPrefixes":["\(prefix)"]}}]}}}
      """
    }
    var existing = ExistingRules()
    for text in [configuration(10, "198.51.100.0/24"), configuration(9, "203.0.113.0/24")] {
      for profile in try read(text).profiles { existing.add(profile) }
    }
    #expect(existing.profiles.flatMap(\.rules).map(\.name) == ["r10"])
  }

  @Test func `variables that multiply come to an end`() throws {
    let variables = (0..<30).map {
      let next = "variables('v\($0 + 1)')"
      return #""v\#($0)":"[createArray(\#(next), \#(next), \#(next))]""#
    }
    let reading = try read(
      #"{"contentVersion":"1","resources":[{"type":"Microsoft.Network/networkSecurityPerimeters"#
        + #"/profiles/accessRules","name":"n/p/r","properties":{"addressPrefixes":"#
        + #""[variables('v0')]"}}],"variables":{\#(variables.joined(separator: ","))}}"#)
    #expect(reading.profiles.count == 1)
  }
}

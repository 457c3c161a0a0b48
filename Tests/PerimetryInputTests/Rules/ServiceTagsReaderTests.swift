import Foundation
import PerimetryInput
import PerimetryModel
import Testing

@Suite struct ServiceTagsReaderTests {
  private func read(_ text: String) throws -> ServiceTags {
    try ServiceTagsReader.read(Data(text.utf8), named: "tags.json")
  }

  private static func file(
    _ values: String, cloud: String = "Public", number: String = "412", more: String = ""
  ) -> String {
    #"{"changeNumber":\#(number),"cloud":"\#(cloud)","values":[\#(values)]\#(more)}"#
  }

  private static func tag(_ name: String = "Service", _ prefixes: String...) -> String {
    let list = prefixes.map { #""\#($0)""# }.joined(separator: ",")
    return #"{"name":"\#(name)","id":"\#(name)","properties":{"changeNumber":3,"region":"","#
      + #""addressPrefixes":[\#(list)],"networkFeatures":["NSG"]}}"#
  }

  @Test(arguments: [
    file(tag("Service.Region", "192.0.2.0/24", "2001:db8::/64", "198.51.100.7")),
    // The discovery API writes numbers as texts, PowerShell all names with a capital.
    file(
      tag("Service.Region", "192.0.2.0/24", "2001:db8::/64", "198.51.100.7/32"), number: #""412""#,
      more: #","nextLink":"","type":"Microsoft.Network/serviceTags""#),
    """
    {"Name":"Public","ChangeNumber":"412","Cloud":"Public","Values":[{"Name":"Service.Region",
     "Properties":{"AddressPrefixes":["192.0.2.0/24","2001:db8::/64","198.51.100.7/32"]}}]}
    """,
  ])
  func `the file is read as downloaded, from the API and from PowerShell`(text: String) throws {
    let tags = try read(text)
    #expect(tags.changeNumber == 412 && tags.cloud == "Public")
    #expect(tags.tags.map(\.name) == ["Service.Region"])
    #expect(
      tags.tags[0].prefixes.map(\.description)
        == ["192.0.2.0/24", "198.51.100.7/32", "2001:db8::/64"])
  }

  /// The text; the place of the mistake; a part of the message.
  static let mistakes: [(String, String, String)] = [
    ("no file", "$", "not JSON"), ("", "$", "not JSON"),
    ("\n<!DOCTYPE html><html>", "$", "a web page and not the file it offers"),
    ("[]", "$", "a list, no publication of service tags"),
    (#"{"format":"perimetry-rule-set"}"#, "$", #"an object of "format""#),
    (#"{"value":[{"serviceTags":["ActionGroup"]}]}"#, "$", "without their addresses"),
    (file("", cloud: "AzureGovernment"), "$.cloud", #"the cloud "AzureGovernment""#),
    (file(""), "$.values", "no tag is in it"),
    (file(tag(), number: "[]"), "$.changeNumber", "is no change number"),
    (file(tag(), number: #""x""#), "$.changeNumber", #""x" is no change number"#),
    (file(tag(), more: #","nextLink":"https://a""#), "$.nextLink", "more tags follow"),
    (file("7"), "$.values[0]", "wants an object"), (file("{}"), "$.values[0]", "`name` is missing"),
    (file(tag("a b")), "$.values[0].name", "is no service tag"),
    (file(tag("[concat('a')]")), "$.values[0].name", "is no service tag"),
    (file(tag() + "," + tag("SERVICE")), "$.values[1].name", "stands above already"),
    (file(#"{"name":"Service"}"#), "$.values[0].properties.addressPrefixes", "wants a list"),
    (
      file(tag("Service", "192.0.2.0/24", "192.0.2.1/24")),
      "$.values[0].properties.addressPrefixes[1]", #"the network would be "192.0.2.0/24""#
    ),
    (
      file(tag("Service", "192.0.2.0/33")), "$.values[0].properties.addressPrefixes[0]",
      #""192.0.2.0/33" of Service is no prefix"#
    ),
  ]

  @Test(arguments: mistakes)
  func `what is wrong is named with its place and what to do`(
    text: String, path: String, words: String
  ) throws {
    let error = #expect(throws: RuleSetError.self) { try read(text) }
    #expect(error?.mistakes.map(\.path) == [path])
    let message = error.map { "\($0)" } ?? ""
    #expect(message.contains(words), "\(message)")
    #expect(message.hasPrefix("tags.json: \(path): "))
  }

  @Test func `a mistake in a file names where to get another`() throws {
    for (text, _, _) in ServiceTagsReaderTests.mistakes {
      let error = #expect(throws: RuleSetError.self) { try read(text) }
      let kinds = error?.mistakes.map(\.kind) ?? []
      for case .serviceTags(let problem) in kinds {
        #expect("\(problem)".contains("ServiceTags_Public_<date>.json"), "\(text)")
      }
    }
  }

  @Test func `a file of many mistakes names all of them`() throws {
    let error = #expect(throws: RuleSetError.self) {
      try read(
        ServiceTagsReaderTests.file(ServiceTagsReaderTests.tag("S", "x", "192.0.2.0/24", "y")))
    }
    #expect(error?.mistakes.count == 2)
  }
}

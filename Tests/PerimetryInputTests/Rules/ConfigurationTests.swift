import Foundation
import PerimetryInput
import PerimetryModel
import Testing

@Suite struct ConfigurationTests {
  private static let perimeter =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers"
    + "/Microsoft.Network/networkSecurityPerimeters/nsp"

  private func configurations(_ text: String) throws -> ExistingRulesReading {
    try ExistingRulesReader.read(Data(text.utf8), named: "configurations.json")
  }

  @Test func everythingItSaysIsRead() throws {
    let reading = try configurations(
      """
      {"value": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers\
      /Microsoft.Sql/servers/db/networkSecurityPerimeterConfigurations/x.assoc",
        "properties": {"provisioningState": "Failed",
          "networkSecurityPerimeter": {"id": "\(Self.perimeter)"},
          "resourceAssociation": {"name": "assoc", "accessMode": "Enforced"},
          "provisioningIssues": [
            {"name": "1", "properties": {"issueType": "MissingPerimeterConfiguration",
              "severity": "Warning", "description": "why", "suggestedResourceIds": ["/a/b"],
              "suggestedAccessRules": [{"name": "r", "properties": {"direction": "Inbound",
                "addressPrefixes": ["198.51.100.1/24"]}}, 5]}}, "odd"],
          "profile": {"name": "p", "accessRulesVersion": 7, "diagnosticSettingsVersion": 2,
            "enabledLogCategories": ["NspPrivateInboundAllowed", 3],
            "accessRules": [{"name": "in", "properties": {"direction": "Inbound",
              "addressPrefixes": ["198.51.100.0/24"]}}, "none"]}}}]}
      """)
    let found = try #require(reading.configurations.first)
    #expect(found.file == "configurations.json" && found.path == "$.value[0].properties")
    #expect(found.resource.name == "db" && found.profile.name == "p" && found.mode == "Enforced")
    #expect(found.rulesVersion?.number == 7 && found.diagnosticsVersion?.number == 2)
    #expect(found.rules?.map(\.name) == ["in"] && found.provisioningState == "Failed")
    #expect(found.categories == ["NspPrivateInboundAllowed", "3"])
    let issue = try #require(found.issues?.first)
    #expect(issue.kind == "MissingPerimeterConfiguration" && issue.severity == "Warning")
    #expect(issue.suggestedResources == ["/a/b"])
    #expect(issue.suggestedRules.map(\.name) == ["r"], "and what is none is left out")
    #expect(found.issues?.last?.description == "odd")
    // Only what stands among the rules is anybody's to mend.
    #expect(reading.remarks.map(\.path) == ["$.value[0].properties.profile.accessRules[1]"])
  }

  @Test func whatItDoesNotSayIsNotMadeUp() throws {
    let reading = try configurations(
      """
      {"Name": "x", "NetworkSecurityPerimeter": {"Id": "\(Self.perimeter)"},
       "Profile": {"name": "p", "accessRulesVersion": null}}
      """)
    let found = try #require(reading.configurations.first)
    #expect(found.rules == nil && found.rulesVersion == nil && found.categories == nil)
    #expect(found.issues == nil && found.provisioningState == nil && found.mode == nil)
    #expect(found.resource.text.isEmpty && found.path == "$")
  }

  private static let profile = perimeter + "/profiles/p"

  @Test(arguments: [
    #"[{"id": "\#(profile)", "accessRulesVersion": "3", "diagnosticSettingsVersion": "1"}]"#,
    #"{"value": [{"id": "\#(profile)", "properties": {"accessRulesVersion": 3, "diagnosticSettingsVersion": 1}}]}"#,
    #"{"Id": "\#(profile)", "AccessRulesVersion": "3", "DiagnosticSettingsVersion": "1"}"#,
  ])
  func profilesAreReadInEveryShape(text: String) throws {
    let profiles = try KnownProfilesReader.read(Data(text.utf8), named: "profiles.json")
    #expect(
      profiles == [
        KnownProfile(
          key: ProfileKey(perimeter: ResourceID(Self.perimeter), name: "p"),
          rulesVersion: RulesVersion("3"), diagnosticsVersion: RulesVersion("1"))
      ])
  }

  @Test(arguments: [
    ("[]", "no profile is in it"), ("{", "not JSON"), ("[{}]", "$[0]"), ("[5]", "names no profile"),
    (#"[{"id": "\#(profile)/accessRules/r"}]"#, "names no profile"),
  ])
  func whatIsNoProfileIsNamed(text: String, words: String) throws {
    let error = try #require(throws: RuleSetError.self) {
      try KnownProfilesReader.read(Data(text.utf8), named: "profiles.json")
    }
    #expect(error.description.contains(words) && error.description.contains("profiles.json: $"))
  }
}

import Foundation
import Testing

/// `--wildcards`, up to a template.
@Suite struct WildcardTests {
  @Test func aWildcardIsProposedOnRequestAndExportedWithAWarning() throws {
    let sandbox = try Sandbox()
    let id = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers"
    let lines = ["a", "b", "c"].map {
      """
      {"time":"2026-03-02T08:15:00Z","category":"NspPublicOutboundResourceRulesAllowed",\
      "resourceId":"\(id)/Microsoft.Network/networkSecurityPerimeters/nsp","properties":\
      {"profile":"p","serviceResourceId":"\(id)/Microsoft.Sql/servers/db",\
      "destination":{"fullyQualifiedDomainName":"\($0).example.com"}}}
      """
    }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--quiet")
    let plain = try sandbox.run("recommend")
    #expect(plain.text.contains("example.com: 3 elements, 3 events"))
    #expect(plain.text.contains("SQL server also needs `*` outbound"))
    let outcome = try sandbox.run("recommend", "--wildcards", "--format", "json")
    try sandbox.write(outcome.output, to: "rules.json")
    let exported = try sandbox.run("export", "terraform", "rules.json")
    #expect(exported.status == 0 && exported.text.contains("\"*.example.com\""))
    #expect(!exported.text.contains("\"a.example.com\""))
    #expect(exported.errors.contains("every name below example.com"))
    #expect(!exported.errors.contains("candidates were edited"))
  }
}

import Foundation
import PerimetryInput
import PerimetryModel
import Testing

@Suite struct RuleEvidenceTests {
  private static let key = ProfileKey(perimeter: ResourceID("/nsp"), name: "p")

  private func evidence(_ candidate: String) -> RuleEvidence? {
    let text = """
      {"profiles": [{"perimeter": "/NSP", "profile": "p", "inbound": {"candidates": [\(candidate)]}}]}
      """
    return RuleSetReader.evidence(in: Data(text.utf8))[Self.key, "198.51.100.0/30"]
  }

  @Test func theFirstOfThePeersRecordsIsTheFirst() throws {
    func peer(_ name: String, _ time: String) -> String {
      """
      {"peer": "\(name)", "evidence": {"file": "\(name).json", "offset": 7, "length": 9, "time": "\(time)"}}
      """
    }
    let peers = [
      peer("a", "2026-03-03T00:00:00Z"), peer("b", "2026-03-02T00:00:00Z"),
      #"{"peer": "c", "evidence": null}"#,
    ].joined(separator: ",")
    let found = try #require(
      evidence(
        """
        {"element": "198.51.100.0/30", "events": 12, "days": 2, "first_seen": "2026-03-02T00:00:00Z",
         "last_seen": "2026-03-03T01:00:00Z", "peers": [\(peers)]}
        """))
    #expect(found.peers == ["a", "b", "c"] && found.events == 12 && found.days == 2)
    #expect(found.firstRecord == .init(file: "b.json", offset: 7, length: 9))
    #expect(found.firstSeen.description == "2026-03-02T00:00:00Z")
  }

  @Test(arguments: [
    "", "7", #"{"element": "198.51.100.0/30"}"#,
    #"{"element": "198.51.100.0/30", "events": "12", "days": 2, "first_seen": "", "last_seen": ""}"#,
  ])
  func whatIsNoEvidenceIsLeftOut(candidate: String) {
    #expect(evidence(candidate) == nil)
  }

  @Test(arguments: ["", "[]", "{\"profiles\": 7}", "{\"profiles\": [{}]}"])
  func anythingElseHoldsNone(text: String) {
    #expect(RuleSetReader.evidence(in: Data(text.utf8)).isEmpty)
  }
}

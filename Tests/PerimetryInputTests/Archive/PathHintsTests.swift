import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("What a path says")
struct PathHintsTests {
  @Test(
    "is the hour of the last folders that name one",
    arguments: [
      ("x/y=2026/m=03/d=02/h=08/m=00/PT1H.json", "2026-03-02T08:00:00Z"),
      ("X/Y=2026/M=3/D=2/H=8/M=00/PT1H.json", "2026-03-02T08:00:00Z"),
      ("y=1/y=2026/m=03/d=02/h=23", "2026-03-02T23:00:00Z"), ("y=2026/m=03/d=02/PT1H.json", nil),
      ("y=2026/m=02/d=30/h=08/x", nil), ("y=2026/m=03/d=02/h=24/x", nil),
      ("y=2026/d=02/m=03/h=1/x", nil),
      (
        "y=2026/m=03/d=02/h=08/x.zip › y=2026/m=03/d=02/h=09/m=00/PT1H.json", "2026-03-02T09:00:00Z"
      ),
      ("y=2026/m=03/d=02/h=08/x.zip › PT1H.json", "2026-03-02T08:00:00Z"),
      ("y=/m=/d=/h=/x", nil), ("log.json", nil), ("y=99999999999999999999/m=1/d=1/h=1/x", nil),
    ] as [(String, String?)])
  func hour(path: String, expected: String?) {
    #expect(PathHints(path: path).hour?.description == expected)
  }

  @Test(
    "is the category of the container",
    arguments: [
      ("a/insights-logs-nspoutboundattempt/b", .outboundAttempt),
      ("Insights-Logs-NspOutboundAttempt/b", .outboundAttempt),
      ("insights-logs-x/insights-logs-nspprivateinboundallowed/b", .privateInboundAllowed),
      ("x.zip › insights-logs-nspoutboundattempt/b", .outboundAttempt),
      ("nspoutboundattempt/b", nil), ("insights-logs-storageread/b", nil),
      ("am-nspaccesslogs/b", nil),
    ] as [(String, LogCategory?)])
  func category(path: String, expected: LogCategory?) {
    #expect(PathHints(path: path).category == expected)
  }
}

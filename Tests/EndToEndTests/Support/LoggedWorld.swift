import Foundation
import TestSupport

/// Logs, existing rules, decisions and gates made from a seed, and the options of a run that heeds them all.
struct LoggedWorld {
  static let profile =
    "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers"
    + "/Microsoft.Network/networkSecurityPerimeters/nsp/profiles/defaultProfile"

  let logs: String
  let rules: String
  let decisions: String
  let gates: String
  /// What was decided about is given again to `--verify`; the rest is in the file.
  let surroundings: [String]
  let options: [String]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let addresses = LoggedWorld.addresses(&random)
    var lines: [String] = []
    for (index, address) in addresses.enumerated() {
      let isRefused = random.isOne(in: 5)
      for day in [2, 3, Int.random(in: 4...9, using: &random)] {
        lines.append(
          LogLine.record(
            port: index + 1, address: address, count: Int.random(in: 1...9, using: &random),
            time: "2026-03-0\(day)T08:15:00Z",
            category: isRefused
              ? "NspPublicInboundPerimeterRulesDenied" : "NspPublicInboundResourceRulesAllowed"))
      }
    }
    // One that came for a single night at the end.
    lines.append(
      LogLine.record(port: 900, address: "203.0.113.200", count: 5, time: "2026-03-10T01:00:00Z"))
    logs = lines.joined(separator: "\n") + "\n"
    let covered = random.one(of: addresses)
    rules = """
      [{"name":"perimetry-inbound-prefixes","direction":"Inbound","addressPrefixes":["\(covered)",\
      "192.0.2.0/30"],"id":"\(LoggedWorld.profile)/accessRules/perimetry-inbound-prefixes"}]
      """
    decisions = LoggedWorld.decisions([
      ("dismissed", random.one(of: addresses)), ("expected-to-break", random.one(of: addresses)),
      ("accepted", "203.0.113.200"),
    ])
    gates = """
      late-burst: {threshold: \(Int.random(in: 60...90, using: &random))}
      days: {threshold: 3, action: \(random.one(of: ["remove", "annotate"]))}
      """
    let hasRules = !random.isOne(in: 4)
    let hasDecisions = !random.isOne(in: 4)
    surroundings =
      (hasRules ? ["--rules", "current.json"] : [])
      + (hasDecisions ? ["--decisions", "decisions.json", "--as-of", "2026-03-11"] : [])
    var options = ["--budget", "\(Int.random(in: 4...9, using: &random))"]
    options += random.one(of: [["--gates", "gates.yaml"], ["--gates", "off"], []])
    options += ["--weigh", random.one(of: ["peers", "events", "days"])]
    if random.isOne(in: 2) { options += ["--what-if", "budget=3"] }
    if random.isOne(in: 2) { options += ["--widest-ipv4", "27"] }
    if random.isOne(in: 3) {
      options += ["--max-exposure", "\(Int.random(in: 0...40, using: &random))"]
    }
    if random.isOne(in: 3) { options += ["--max-left-out", "9"] }
    self.options = options
  }

  /// Of both families, in few blocks.
  private static func addresses(_ random: inout SeededRandom) -> [String] {
    var addresses: Set<String> = []
    while addresses.count < 18 {
      let host = Int.random(in: 1...60, using: &random)
      addresses.insert(
        random.isOne(in: 4) ? "2603:0:0:1::\(host % 8 + 1)" : "20.0.\(host % 2).\(host)")
    }
    return addresses.sorted()
  }

  private static func decisions(_ entries: [(kind: String, peer: String)]) -> String {
    let list = Dictionary(entries.map { ($0.peer, $0.kind) }, uniquingKeysWith: { a, _ in a })
      .sorted { $0.key < $1.key }.map { peer, kind in
        #"{"author":"a","decision":"\#(kind)","expires":"2026-12-31","peer":"\#(peer)","reason":"r"}"#
      }
    return #"{"decisions":[\#(list.joined(separator: ","))],"format":"perimetry-decisions","#
      + #""formatVersion":1}"#
  }
}

extension Sandbox {
  /// Writes the files of a world and ingests its logs.
  func settle(_ world: LoggedWorld) throws {
    try write(world.logs, to: "log.json")
    try write(world.rules, to: "current.json")
    try write(world.decisions, to: "decisions.json")
    try write(world.gates, to: "gates.yaml")
    try run("ingest", "log.json", "--quiet")
  }

  func perimetry(_ words: [String]) throws -> Outcome {
    try start([Package.product("perimetry")] + words)
  }
}

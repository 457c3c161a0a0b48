import Foundation
import Testing

/// What `recommend` proposes beside existing rules, decisions, gates and limits is proven by `--verify`; what somebody
/// changed in the file is not, and the fault names it.
@Suite struct ForgeryTests {
  private struct Forgery {
    var name: String
    /// What a fault must name; `nil` where there is nothing to forge.
    var forge: (inout [String: Any]) -> String?
  }

  /// Changes the part `inbound` of the only profile, and its rules.
  private static func forgery(
    _ name: String, _ forge: @escaping (inout [String: Any], inout [[String: Any]]) -> String?
  ) -> Forgery {
    Forgery(name: name) { document in
      guard var profiles = document["profiles"] as? [[String: Any]], profiles.count == 1,
        var part = profiles[0]["inbound"] as? [String: Any],
        var rules = profiles[0]["rules"] as? [[String: Any]]
      else { return nil }
      let named = forge(&part, &rules)
      profiles[0]["inbound"] = part
      profiles[0]["rules"] = rules
      document["profiles"] = profiles
      return named
    }
  }

  private static func wider(_ prefix: String) -> String? {
    let parts = prefix.split(separator: "/")
    guard parts.count == 2, let length = Int(parts[1]), length == 32,
      let last = parts[0].split(separator: ".").last.flatMap({ Int($0) })
    else { return nil }
    let network = parts[0].split(separator: ".").dropLast().joined(separator: ".")
    return "\(network).\(last & ~1)/31"
  }

  private static func replace(_ old: String, by new: String?, in rules: inout [[String: Any]]) {
    for index in rules.indices {
      guard let list = rules[index]["addressPrefixes"] as? [String] else { continue }
      rules[index]["addressPrefixes"] = list.compactMap { $0 == old ? new : $0 }
    }
    rules.removeAll { ($0["addressPrefixes"] as? [String])?.isEmpty ?? false }
  }

  /// Takes the last entry of a list out, and names its peer.
  private static func dropLast(_ key: String, of part: inout [String: Any]) -> String? {
    guard var list = part[key] as? [[String: Any]], let last = list.popLast() else { return nil }
    part[key] = list
    return last["peer"] as? String
  }

  private static var forgeries: [Forgery] {
    [
      forgery("an element wider in rules and candidates") { part, rules in
        guard var candidates = part["candidates"] as? [[String: Any]] else { return nil }
        for index in candidates.indices {
          guard let old = candidates[index]["element"] as? String, let new = wider(old) else {
            continue
          }
          candidates[index]["element"] = new
          part["candidates"] = candidates
          replace(old, by: new, in: &rules)
          return new
        }
        return nil
      },
      forgery("an element wider in the rules only") { part, rules in
        let elements = (part["candidates"] as? [[String: Any]] ?? []).compactMap {
          $0["element"] as? String
        }
        guard let old = elements.first(where: { wider($0) != nil }), let new = wider(old),
          !elements.contains(new)
        else { return nil }
        replace(old, by: new, in: &rules)
        return old
      },
      forgery("an element less") { part, rules in
        guard var candidates = part["candidates"] as? [[String: Any]],
          let last = candidates.popLast(), let element = last["element"] as? String,
          let peers = last["peers"] as? [[String: Any]]
        else { return nil }
        part["candidates"] = candidates
        replace(element, by: nil, in: &rules)
        return peers.first?["peer"] as? String
      },
      forgery("a peer less left out") { part, _ in dropLast("left_out", of: &part) },
      forgery("a peer less withheld") { part, _ in dropLast("withheld", of: &part) },
      forgery("a peer less decided about") { part, _ in dropLast("decided", of: &part) },
      forgery("a peer less covered") { part, _ in
        guard var existing = part["existing"] as? [String: Any] else { return nil }
        let named = dropLast("covered", of: &existing)
        part["existing"] = existing
        return named
      },
      forgery("fewer elements in use, for a larger budget") { part, _ in
        guard var existing = part["existing"] as? [String: Any], let budget = part["budget"] as? Int
        else { return nil }
        existing["used"] = 1
        part["existing"] = existing
        part["budget"] = budget + 1
        return "counts 1 elements of existing rules, and there are 2"
      },
      forgery("another budget") { part, _ in
        guard let budget = part["budget"] as? Int else { return nil }
        part["budget"] = budget - 1
        return "the budget is \(budget), not \(budget - 1)"
      },
      forgery("less exposure") { part, _ in
        guard var exposure = part["exposure"] as? [String: Any],
          let total = (exposure["total"] as? String).flatMap({ Int($0) })
        else { return nil }
        exposure["total"] = "\(total + 1)"
        part["exposure"] = exposure
        return "the sum is \(total)"
      },
      forgery("a worse bound") { part, _ in
        guard var frontier = part["frontier"] as? [[String: Any]], frontier.count > 1,
          let exposure = (frontier[1]["exposure"] as? String).flatMap({ Int($0) }),
          let leftOut = frontier[1]["left_out"] as? Int
        else { return nil }
        frontier[1]["exposure"] = "\(exposure + 1)"
        part["frontier"] = frontier
        return "1 elements can leave out \(leftOut) and open \(exposure)"
      },
      forgery("a rule renamed") { _, rules in
        guard !rules.isEmpty else { return nil }
        rules[0]["name"] = "office"
        return "rules[0].name is office"
      },
      forgery("an element of a rule twice") { _, rules in
        guard let index = rules.firstIndex(where: { $0["addressPrefixes"] != nil }),
          let list = rules[index]["addressPrefixes"] as? [String], let first = list.first
        else { return nil }
        rules[index]["addressPrefixes"] = [first] + list
        return "addressPrefixes"
      },
      Forgery(name: "a category that was not seen") { document in
        guard var seen = document["blocker_categories_seen"] as? [String: Any],
          let key = seen.keys.min(), let value = seen[key] as? Bool
        else { return nil }
        seen[key] = !value
        document["blocker_categories_seen"] = seen
        return "blocker_categories_seen.\(key)"
      },
      Forgery(name: "reasons of another") { document in
        guard document["kind_reasons"] != nil else { return nil }
        document["kind_reasons"] = ["prefix": "safe"]
        return "kind_reasons"
      },
      Forgery(name: "another window") { document in
        guard var scope = document["scope"] as? [String: Any] else { return nil }
        scope["window"] = [String: Any]()
        document["scope"] = scope
        return "scope.window"
      },
      Forgery(name: "a word nobody knows") { document in
        document["approved_by"] = "security"
        return "approved_by"
      },
    ]
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func whatIsProposedIsProvenAndWhatIsForgedIsNot(seed: UInt64) throws {
    let world = LoggedWorld(seed: seed)
    let sandbox = try Sandbox()
    try sandbox.settle(world)
    let made = try sandbox.perimetry(
      ["recommend", "--format", "json"] + world.surroundings + world.options)
    try #require(made.status == 0, "seed \(seed): \(made.errors)")
    try sandbox.write(made.output, to: "rules.json")
    let verify = ["recommend", "--format", "json"] + world.surroundings + ["--verify"]
    let proven = try sandbox.perimetry(verify + ["rules.json"])
    #expect(proven.status == 0, "seed \(seed), \(world.options): \(proven.text)")
    for forgery in Self.forgeries {
      var document = try made.json()
      guard let named = forgery.forge(&document) else { continue }
      try sandbox.write(
        try JSONSerialization.data(withJSONObject: document), to: "forged.json")
      let outcome = try sandbox.perimetry(verify + ["forged.json"])
      #expect(outcome.status == 1, "seed \(seed): \(forgery.name)")
      let faults = try Self.faults(outcome)
      #expect(
        faults.contains { $0.contains(named) }, "seed \(seed): \(forgery.name), \(named): \(faults)"
      )
    }
  }

  /// Made with the options, from these lines; `--verify` finds nothing.
  @Test(arguments: [
    (["--wildcards"], "outbound"), ([], "outbound"),
    (["--wildcards", "--budget", "1"], "outbound"),
    (
      ["--gates", "off", "--widest-ipv6", "56", "--budget", "2", "--max-exposure", "3"], "families"
    ),
    (
      ["--gates", "off", "--widest-ipv6", "56", "--budget", "3", "--max-exposure", "4"], "families"
    ),
  ])
  func whatIsProposedIsProven(_ options: [String], _ world: String) throws {
    let sandbox = try Sandbox()
    if world == "outbound" {
      try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    } else {
      let lines = ["198.51.100.0", "198.51.100.3", "2001:db8::", "2001:db8:0:3::"].enumerated()
      try sandbox.write(
        lines.map { LogLine.record(port: $0.offset + 1, address: $0.element) }
          .joined(separator: "\n") + "\n", to: "log.json")
      try sandbox.run("ingest", "log.json", "--quiet")
    }
    let made = try sandbox.run(["recommend", "--format", "json"] + options)
    try sandbox.write(made.output, to: "rules.json")
    let proven = try sandbox.run("recommend", "--verify", "rules.json", "--format", "json")
    let faults = try Self.faults(proven)
    #expect(proven.status == 0, "\(faults)")
  }

  private static func faults(_ outcome: Outcome) throws -> [String] {
    let profiles = try outcome.json()["profiles"] as? [[String: Any]] ?? []
    return profiles.flatMap { $0["checks"] as? [[String: Any]] ?? [] }
      .compactMap { $0["fault"] as? String }
  }

  @Test func otherSurroundingsAreAnotherQuestion() throws {
    let sandbox = try Sandbox()
    let world = LoggedWorld(seed: 1)
    try sandbox.settle(world)
    let made = try sandbox.perimetry([
      "recommend", "--format", "json", "--rules", "current.json", "--decisions", "decisions.json",
      "--as-of", "2026-03-11",
    ])
    try sandbox.write(made.output, to: "rules.json")
    let noRules = try sandbox.run(
      "recommend", "--verify", "rules.json", "--decisions", "decisions.json", "--as-of",
      "2026-03-11", "--format", "json")
    #expect(noRules.status == 1)
    #expect(try Self.faults(noRules).contains { $0.contains("give the same --rules") })
    let expired = try sandbox.run(
      "recommend", "--verify", "rules.json", "--decisions", "decisions.json", "--as-of",
      "2027-01-01", "--rules", "current.json", "--format", "json")
    #expect(expired.status == 1)
    #expect(try Self.faults(expired).contains { $0.contains("give the same --decisions") })
  }
}

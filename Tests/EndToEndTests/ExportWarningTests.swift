import Foundation
import Testing

/// What `export` points out and does all the same.
@Suite struct ExportWarningTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private typealias Object = [String: Any]

  /// The recommendation for a sample.
  private func rules(_ sample: String, _ options: String...) throws -> Object {
    try sandbox.run("ingest", Package.sample(sample), "--quiet")
    let outcome = try sandbox.start(
      [
        Package.product("perimetry"), "recommend", "--format", "json", "--profile",
        "defaultProfile",
      ]
        + options)
    return try outcome.json()
  }

  /// Exports a document after a change of its one profile.
  private func export(_ document: Object, change: (inout Object) -> Void) throws -> Outcome {
    var document = document
    var profiles = try #require(document["profiles"] as? [Object])
    try #require(profiles.count == 1)
    change(&profiles[0])
    document["profiles"] = profiles
    try sandbox.write(JSONSerialization.data(withJSONObject: document), to: "rules.json")
    return try sandbox.run("export", "arm", "rules.json")
  }

  private func edit(_ part: String, of profile: inout Object, _ change: (inout [Object]) -> Void) {
    var inner = profile[part] as? Object ?? [:]
    var candidates = inner["candidates"] as? [Object] ?? []
    change(&candidates)
    inner["candidates"] = candidates
    profile[part] = inner
  }

  private func editRules(of profile: inout Object, _ change: (inout [Object]) -> Void) {
    var rules = profile["rules"] as? [Object] ?? []
    change(&rules)
    profile["rules"] = rules
  }

  /// What is deployed, and not what is said of it.
  private func properties(_ outcome: Outcome) throws -> [NSDictionary] {
    let resources = try #require(try outcome.json()["resources"] as? [Object])
    return resources.compactMap { $0["properties"] as? NSDictionary }
  }

  private static let warning = "its candidates were edited, but only `rules` are read"

  @Test(arguments: [
    ("aggregated-counts", "inbound", "192.0.2.0/24"), ("outbound", "outbound", "other.example.org"),
  ])
  func anEditOfTheCandidatesIsPointedOut(sample: String, part: String, element: String) throws {
    let document = try rules(sample)
    let changes: [(inout [Object]) -> Void] = [
      { $0.removeFirst() }, { $0.append(["element": element, "kind": "prefix"]) },
      { $0[0]["element"] = element }, { $0[0]["element"] = "" }, { $0[0]["element"] = nil },
      { $0[0]["element"] = $0[1]["element"] },
    ]
    let plain = try export(document) { _ in }
    #expect(plain.status == 0 && plain.errors.isEmpty)
    for change in changes {
      let outcome = try export(document) { edit(part, of: &$0, change) }
      let (ours, others) = (try properties(outcome), try properties(plain))
      #expect(outcome.status == 0 && ours == others)
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.count == 1 && lines[0].contains("profile nsp-example/defaultProfile: "))
      #expect(lines.first?.contains(ExportWarningTests.warning) == true)
    }
  }

  /// To widen a candidate is the edit that looks most natural.
  @Test(.enabled(if: Package.readsGzip, "gzip is not built in"))
  func aWidenedCandidateIsPointedOut() throws {
    let document = try rules("learning-with-blockers")
    let profile = try #require((document["profiles"] as? [Object])?.first)
    let candidates = try #require((profile["inbound"] as? Object)?["candidates"] as? [Object])
    for (index, candidate) in candidates.enumerated() {
      let element = try #require(candidate["element"] as? String)
      let wider =
        element.contains(":") ? "2001:db8::/32" : "\(element.prefix { $0 != "." }).0.0.0/8"
      let outcome = try export(document) {
        edit("inbound", of: &$0) { $0[index]["element"] = wider }
      }
      #expect(
        outcome.status == 0 && outcome.errors.contains(ExportWarningTests.warning), "\(element)")
    }
  }

  @Test(arguments: Package.samples.filter { $0 != "clean-and-ready" }, [[], ["--subscriptions"]])
  func anEditOfTheRulesIsWhatTheyAreFor(sample: String, options: [String]) throws {
    let document = try rules(sample, options.first ?? "--widest-ipv4=24")
    let more: Object = [
      "name": "by-hand", "direction": "Inbound", "addressPrefixes": ["203.0.113.0/24"],
    ]
    for change: (inout [Object]) -> Void in [{ $0.append(more) }, { $0 = [more] }] {
      let outcome = try export(document) { editRules(of: &$0, change) }
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    }
    // The same edit of both is no mistake, nor is a document without the commentary.
    let bare = try export(document) { profile in
      editRules(of: &profile) { $0 = [more] }
      for part in ["inbound", "outbound"] { profile[part] = nil }
    }
    #expect(bare.status == 0 && bare.errors.isEmpty)
  }

  @Test(arguments: [
    ("Inbound", "addressPrefixes", "0.0.0.0/0", "the profile to every IPv4 address"),
    ("Inbound", "addressPrefixes", "2.0.0.0/7", "the profile to 33,554,432 IPv4 addresses"),
    ("Inbound", "addressPrefixes", "::/0", "the profile to every IPv6 address"),
    (
      "Inbound", "addressPrefixes", "2000::/3",
      "the profile to 2,305,843,009,213,693,952 IPv6 /64s"
    ),
    ("Outbound", "fullyQualifiedDomainNames", "*", "every destination"),
  ])
  func whatOpensVeryMuchIsPointedOutAndExported(
    direction: String, list: String, element: String, extent: String
  ) throws {
    let rule: Object = ["name": "by-hand", "direction": direction, list: [element]]
    let outcome = try export(try rules("outbound")) { editRules(of: &$0) { $0.append(rule) } }
    #expect(outcome.status == 0 && outcome.text.contains("\"\(element)\""))
    #expect(
      outcome.errors == """
        perimetry: warning: profile nsp-example/defaultProfile: rule by-hand: \(element) opens \(extent); \
        is that what you mean?

        """)
  }

  @Test func whatOpensLessIsNotMentioned() throws {
    let rule: Object = [
      "name": "by-hand", "direction": "Inbound",
      "addressPrefixes": ["20.0.0.0/8", "2001:db8::/32"],
    ]
    let outcome = try export(try rules("outbound")) { editRules(of: &$0) { $0.append(rule) } }
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
  }

  /// A parser takes one of both without a word.
  @Test func aKeyThatStandsTwiceIsPointedOut() throws {
    try sandbox.run("ingest", Package.sample("aggregated-counts"), "--quiet")
    let document = try sandbox.run("recommend", "--format", "json", "--profile", "defaultProfile")
      .text
    let key = "\"addressPrefixes\" : ["
    let place = try #require(document.range(of: key))
    try sandbox.write(
      Data(document.replacingCharacters(in: place, with: key + "], " + key).utf8),
      to: "rules.json")
    let outcome = try sandbox.run("export", "arm", "rules.json")
    #expect(
      outcome.errors.contains(
        "warning: rules.json: $.profiles[0].rules[0]: "
          + "\"addressPrefixes\" stands here twice"), "\(outcome.errors)")
  }
}

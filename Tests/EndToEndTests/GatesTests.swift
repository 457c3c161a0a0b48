import Foundation
import Testing

@Suite struct GatesTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
  }

  @Test func theCommentedFileSaysWhatHoldsWithoutOne() throws {
    let file = Package.root.appending(path: "Schemas/gates.yaml").path(percentEncoded: false)
    let with = try sandbox.run("recommend", "--gates", file, "--format", "json")
    let without = try sandbox.run("recommend", "--format", "json")
    #expect(with.status == 0 && with.output == without.output)
  }

  @Test func aFileChangesWhatItNames() throws {
    try sandbox.write(
      """
      late-burst: {action: annotate}  # a comment
      days: {threshold: 9, action: remove}
      bad-networks:
        networks: [192.0.2.0/24, "2001:db8::/32"]
      """, to: "gates.yaml")
    let options = try #require(
      try sandbox.run("recommend", "--gates", "gates.yaml", "--format", "json")
        .json()["options"] as? [String: Any])
    let gates = try #require(options["gates"] as? [String: Any])
    let rules = try #require(gates["rules"] as? [String: [String: Any]])
    #expect(rules["late-burst"]?["action"] as? String == "annotate")
    #expect(rules["late-burst"]?["threshold"] as? Int == 75)
    #expect(rules["days"]?["threshold"] as? Int == 9)
    #expect(gates["bad_networks"] as? [String] == ["192.0.2.0/24", "2001:db8::/32"])
  }

  @Test(arguments: [
    ("late: {}", "line 1: 'late' is no gate"), ("days:\n  min: 3", "line 2: 'min' is nothing that"),
    ("days:\n  threshold: -1", "line 2: a whole number"),
    ("days:\n  action: maybe", "line 2: an action is one of"),
    ("bad-networks:\n  networks: [192.0.2.1/24]", "line 2: '192.0.2.1/24' is no prefix"),
    ("bad-networks: {threshold: 3}", "line 1: 'threshold' is nothing that"),
    ("days: 3", "line 1: names and values"), ("days: [", "is no YAML"),
    ("days: {}\ndays: {}", "is no YAML"),
    ("late-burst:\n  burst-hours: 0", "line 2: a whole number from 1 up"),
    ("denied-share: {threshold: 500}", "line 1: a whole number from 0 to 100"),
    ("late-burst:\n  threshold: 101", "line 2: a whole number from 0 to 100"),
    ("days:\n  threshold: 010", "line 2: a whole number from 0 up, without leading zeros"),
    ("days: {threshold: +3}", "line 1: a whole number"),
  ])
  func whatCannotBeMeantIsRefusedWithItsPlace(text: String, message: String) throws {
    try sandbox.write(text, to: "gates.yaml")
    let outcome = try sandbox.run("recommend", "--gates", "gates.yaml")
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("gates.yaml: " + message), "\(outcome.errors)")
  }

  @Test func whatWasStoppedIsProposedOnceAccepted() throws {
    let stopped = try sandbox.run("recommend")
    #expect(stopped.text.contains("late-burst 100, max 75  cdn.example.net"))
    let accepted = try sandbox.run("recommend", "--accept", "*.example.net", "--format", "csv")
    #expect(accepted.text.contains(",proposed,perimetry-outbound-fqdns,fqdn,cdn.example.net,"))
    #expect(try sandbox.run("recommend", "--accept", "198.51.100.300").status == 64)
  }

  @Test func whatIfShowsWhatWouldAppear() throws {
    let outcome = try sandbox.run("recommend", "--what-if", "late-burst=off")
    #expect(outcome.text.contains("2 to 3 elements, exposure 0 to 0, 1 peer more and 0 fewer"))
  }

  @Test(arguments: [
    ("late=off", "the name one of bad-networks, denied-share"), ("days", "write days= and a whole"),
    ("foo=1", "widest-ipv6, max-exposure"), ("budget=0", "a whole number from 1 to 200"),
    ("denied-share=101", "a whole number from 0 to 100, or off"),
  ])
  func whatCannotBeTriedIsRefusedWithWhatCan(text: String, words: String) throws {
    let outcome = try sandbox.run("recommend", "--what-if", text)
    #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("--max-exposure", "from 0 to 18446744073709551615"), ("--max-left-out", "from 0 to"),
    ("--budget", "1 to 200"), ("--widest-ipv4", "0 to 32"), ("--widest-ipv6", "0 to 128"),
  ])
  func aNegativeNumberIsRefusedWithWhatIsAllowed(option: String, words: String) throws {
    let outcome = try sandbox.run("recommend", option, "-1")
    #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
    let positive = try sandbox.run("recommend", option, "1")
    #expect(positive.status == 0, "\(positive.errors)")
  }

  @Test(arguments: ["", " ", "not a peer", "a\tb"])
  func whatIsNoPeerCannotBeAccepted(text: String) throws {
    let outcome = try sandbox.run("recommend", "--accept", text)
    #expect(outcome.status == 64 && outcome.errors.contains("no peer; write an address"))
  }

  @Test func acceptingNobodyIsPointedOut() throws {
    let nobody = try sandbox.run("recommend", "--accept", "cdn.example.org", "--accept", "(none)")
    #expect(nobody.status == 0)
    #expect(nobody.errors.contains("--accept cdn.example.org: no blocked peer"))
    #expect(nobody.errors.contains("--accept (none): no blocked peer"))
    #expect(try sandbox.run("recommend", "--accept", "cdn.example.net").errors == "")
  }

  @Test(arguments: [["--details"], ["--what-if", "days=1"], ["--verify", "rules.json"]])
  func theFrontierStandsAlone(options: [String]) throws {
    let outcome = try sandbox.start(
      [Package.product("perimetry"), "recommend", "--frontier"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--frontier and \(options[0]) exclude each other"))
  }
}

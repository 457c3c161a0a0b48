import Foundation
import TestSupport
import Testing

/// A compacted archive says what the raw one says.
@Suite("Compacted archives") struct CompactionTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private static let reports = [
    ["denied"], ["denied", "--by", "day"], ["denied", "--by", "operation"], ["flows"],
    ["recommend"], ["recommend", "--format", "text"], ["coverage"],
    ["coverage", "--format", "text"],
    ["ready"], ["simulate", "--rules", "rules.json"],
    ["drift", "--at", "2026-03-04"], ["denied", "--since", "2026-03-03", "--until", "2026-03-05"],
    ["recommend", "--since", "2026-03-03"],
    ["query", "SELECT * FROM hours ORDER BY hour, perimeter, category, resource, profile"],
    ["query", "SELECT * FROM flows ORDER BY 1, 2, 3, 4, 5, 9, 10, 11, 12, 13"],
  ]

  /// Everything a store says over whole days, without its name.
  private func answers(_ store: String) throws -> [String] {
    try Self.reports.map { words in
      let form = words.contains("--format") ? [] : ["--format", "json"]
      let outcome = try sandbox.start(
        [Package.product("perimetry")] + words + ["--store", store] + form)
      #expect(outcome.status == 0, "\(words) \(outcome.errors)")
      return outcome.text.replacing(store, with: "STORE")
    }
  }

  private func expectSame(_ store: String, as answers: [String], _ what: String) throws {
    for (index, answer) in try self.answers(store).enumerated() {
      #expect(answer == answers[index], "\(what): \(Self.reports[index])")
    }
  }

  /// Makes a store of files and rules from it.
  private func ingest(_ files: [String], into store: String) throws {
    let read = try sandbox.start(
      [Package.product("perimetry"), "ingest", "--store", store, "--quiet"] + files)
    #expect(read.status == 0, "\(read.errors)")
  }

  private func compact(_ words: [String], to file: String) throws {
    let outcome = try sandbox.start(
      [Package.product("perimetry"), "compact", "--output", file, "--quiet"] + words)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private func writeRules(from store: String) throws {
    let rules = try sandbox.run("recommend", "--store", store, "--format", "json", "--quiet")
    try sandbox.write(rules.output, to: "rules.json")
  }

  @Test(arguments: Package.samples) func sayWhatTheSampleSays(sample: String) throws {
    let path = Package.sample(sample)
    try ingest([path], into: "raw.db")
    try writeRules(from: "raw.db")
    let raw = try answers("raw.db")
    try compact([path], to: "compacted.json")
    try ingest(["compacted.json"], into: "compacted.db")
    try expectSame("compacted.db", as: raw, sample)
    try compact(["compacted.json"], to: "again.json")
    #expect(try sandbox.read("again.json") == (try sandbox.read("compacted.json")))
    try compact(["--store", "raw.db"], to: "store.json")
    #expect(try sandbox.read("store.json") == (try sandbox.read("compacted.json")))
  }

  /// Files of a generated archive with damage, whole and dealt out to parts; copies are only in the whole.
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func ofPartsSayWhatTheWholeSays(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let made = try sandbox.start([
      Package.product("generate-logs"), "--records", "3000", "--seed", "\(seed)", "--damage",
      "0.02", "--duplicates", seed == 1 ? "0.1" : "0", "--days", "4", "--output",
      sandbox.path("logs"),
    ])
    #expect(made.status == 0, "\(made.errors)")
    try ingest(["logs/archive"], into: "raw.db")
    try writeRules(from: "raw.db")
    let raw = try answers("raw.db")
    try compact(["logs/archive"], to: "all.json")
    try ingest(["all.json"], into: "all.db")
    try expectSame("all.db", as: raw, "seed \(seed)")
    if seed == 1 { return }
    let files = try FileManager.default.subpathsOfDirectory(atPath: sandbox.path("logs")).sorted()
      .map { "logs/" + $0 }.filter { $0.hasSuffix("PT1H.json") }
    var parts: [[String]] = [[], [], []]
    for file in files { parts[Int.random(in: 0..<3, using: &random)].append(file) }
    for (index, part) in parts.enumerated() {
      try compact(part, to: "part\(index).json")
      try ingest(["part\(index).json"], into: "part\(index).db")
    }
    try ingest(["part2.json", "part0.json", "part1.json"], into: "parts.db")
    try expectSame("parts.db", as: raw, "parts of seed \(seed)")
    // Read again, and merged in another order: nothing counts twice.
    let again = try sandbox.run(
      "ingest", "part1.json", "--force", "--store", "parts.db", "--format", "json")
    #expect(again.status == 0)
    let account = try #require(try again.json()["account"] as? [String: Any])
    #expect(account["kept"] as? Int == 0 && account["conflict"] as? Int == 0)
    try expectSame("parts.db", as: raw, "parts read again, seed \(seed)")
    let merged = try sandbox.run("merge", "part1.db", "part0.db", "part2.db", "--into", "merged.db")
    #expect(merged.status == 0, "\(merged.errors)")
    try expectSame("merged.db", as: raw, "merged parts of seed \(seed)")
    try compact(["part0.json", "part1.json", "part2.json"], to: "joined.json")
    #expect(try sandbox.read("joined.json") == (try sandbox.read("all.json")))
  }

  @Test func whatOnlyTheContainerToldIsKept() throws {
    let lines =
      LogLine.record(port: 1, category: "NSPAccessLogs") + "\n"
      + LogLine.record(port: 2, category: "") + "\n"
      + LogLine.record(port: 3, category: "nsp public inbound resource rules allowed") + "\n"
    try sandbox.write(lines, to: "insights-logs-nsppublicinboundresourcerulesallowed/a.json")
    try ingest(["insights-logs-nsppublicinboundresourcerulesallowed"], into: "raw.db")
    try writeRules(from: "raw.db")
    try compact(["insights-logs-nsppublicinboundresourcerulesallowed"], to: "c.json")
    try ingest(["c.json"], into: "c.db")
    try expectSame("c.db", as: try answers("raw.db"), "categories of the container")
  }

  @Test func aLaterCompactionOfMoreReplacesTheEarlier() throws {
    let lines = (0..<6).map {
      LogLine.record(port: $0 + 1, count: $0 + 2, time: "2026-03-03T0\($0):15:00Z") + "\n"
    }
    try sandbox.write(lines[..<3].joined(), to: "early.json")
    try sandbox.write(lines.joined(), to: "late.json")
    try compact(["early.json"], to: "e.json")
    try compact(["late.json"], to: "l.json")
    for (store, order) in [
      ("a.db", ["e.json", "l.json"]), ("b.db", ["l.json", "e.json"]), ("c.db", ["l.json"]),
    ] {
      for file in order { try ingest([file], into: store) }
      let sums = try sandbox.run(
        "query",
        "SELECT events, records, first_seen, last_seen, (SELECT sum(records) FROM hours) FROM flows",
        "--store", store, "--format", "csv")
      #expect(
        sums.lines.last == "27,6,2026-03-03T00:15:00Z,2026-03-03T05:15:00Z,6", "\(order)")
    }
  }

  @Test func whatADayDoesNotTellIsRefused() throws {
    try sandbox.write(
      LogLine.record(port: 1) + "\n" + LogLine.record(port: 2, time: "2026-03-02T20:00:00Z") + "\n",
      to: "a.json")
    try compact(["a.json"], to: "c.json")
    try ingest(["c.json"], into: "perimetry.db")
    let part = try sandbox.run("denied", "--since", "2026-03-02T12:00Z")
    #expect(part.status == 2 && part.output.isEmpty)
    #expect(part.errors.contains("records of 2026-03-02 were compacted to whole days"))
    #expect(try sandbox.run("denied", "--since", "2026-03-02").status == 0)
    let rows = try sandbox.run("query", "SELECT Count FROM NSPAccessLogs")
    #expect(rows.status == 0 && rows.errors.contains("some rows of NSPAccessLogs are compacted"))
  }

  @Test func aMissingPartIsSaid() throws {
    try sandbox.write(
      (1...4).map { LogLine.record(port: $0, address: "198.51.100.\($0)") + "\n" }.joined(),
      to: "a.json")
    try compact(["a.json"], to: "c.json")
    let lines = try sandbox.text("c.json").split(separator: "\n")
    #expect(lines.count == 5)
    try sandbox.write(lines.dropLast().joined(separator: "\n") + "\n", to: "cut.json")
    let cut = try sandbox.run("ingest", "cut.json", "--store", "cut.db")
    #expect(cut.status == 3)
    #expect(cut.errors.contains("its records stand for 1 fewer than its archive had"))
    for command in ["denied", "ready", "recommend"] {
      let outcome = try sandbox.run(command, "--store", "cut.db")
      #expect(outcome.errors.contains("1 fewer than its archive had"), "\(command)")
    }
    let page = try sandbox.run("coverage", "--store", "cut.db")
    #expect(page.text.replacing("\n", with: " ").contains("Parts of a compaction are missing"))
    let coverage = try sandbox.run("coverage", "--store", "cut.db", "--format", "json").json()
    let told = try #require(coverage["compaction"] as? [String: Any])
    #expect(told["missing_records"] as? Int == 1 && told["is_accounted"] as? Bool == true)
    // What is missing stays missing.
    let again = try sandbox.run("compact", "cut.json", "--output", "cut2.json")
    #expect(again.status == 3 && again.errors.contains("1 fewer than its archive had"))
    #expect(try sandbox.run("ingest", "cut2.json", "--store", "cut2.db").status == 3)
    // The rest of it comes later.
    try sandbox.write(lines[4] + "\n", to: "rest.json")
    let rest = try sandbox.run("ingest", "rest.json", "--store", "cut.db")
    #expect(rest.status == 0 && !rest.errors.contains("fewer"))
    try sandbox.write(lines.dropFirst().joined(separator: "\n") + "\n", to: "headless.json")
    let headless = try sandbox.run("ingest", "headless.json", "--store", "cut.db")
    #expect(headless.status == 3 && headless.errors.contains("4 more than its account says"))
    let alone = try sandbox.run("ingest", "headless.json", "--store", "alone.db")
    #expect(alone.status == 0)
    #expect(alone.errors.contains("whether all of them are there cannot be told"))
    let json = try sandbox.run("coverage", "--store", "alone.db", "--format", "json").json()
    #expect((json["compaction"] as? [String: Any])?["is_accounted"] as? Bool == false)
  }

  @Test func rawRecordsBesideCompactedOnesAreSaid() throws {
    try sandbox.write(LogLine.records(1..<4), to: "a.json")
    try compact(["a.json"], to: "c.json")
    try ingest(["c.json"], into: "perimetry.db")
    let both = try sandbox.run("ingest", "a.json")
    #expect(both.status == 0)
    #expect(both.errors.contains("On 1 day of flows there are compacted records beside raw ones"))
    #expect(try sandbox.run("ready").errors.contains("counts twice"))
    let mixed = try sandbox.run("compact", "a.json", "c.json", "--output", "mixed.json")
    #expect(mixed.status == 3 && mixed.errors.contains("beside raw ones"))
  }

  @Test func partsThatShareTheirFirstRecordAreNamed() throws {
    let record = { (hour: Int, count: Int) in
      LogLine.record(port: hour, count: count, time: "2026-03-02T\(hour):00:00Z") + "\n"
    }
    try sandbox.write(record(10, 5) + record(11, 100), to: "a.json")
    try sandbox.write(record(10, 5) + record(12, 40) + record(13, 41), to: "b.json")
    for name in ["a", "b"] { try compact(["\(name).json"], to: "\(name).c") }
    for (store, order) in [("ab.db", ["a.c", "b.c"]), ("ba.db", ["b.c", "a.c"])] {
      let outcome = try sandbox.run(["ingest", "--store", store] + order)
      #expect(outcome.status == 0 && outcome.text.contains("conflicts"))
      let conflicts = try sandbox.run("conflicts", "--store", store, "--format", "csv")
      #expect(conflicts.lines.count == 2, "\(conflicts.text)")
      let sum = try sandbox.run(
        "query", "SELECT sum(events) FROM flows", "--store", store, "--format", "csv")
      #expect(sum.lines.last == "86")
    }
  }

  @Test func aPrunedStoreOfCompactedRecordsHoldsNoRawOnes() throws {
    let lines = (1...6).map {
      LogLine.record(port: $0, time: "2026-03-0\($0)T08:15:00Z") + "\n"
        + LogLine.record(port: $0, time: "2026-03-0\($0)T09:15:00Z") + "\n"
    }
    try sandbox.write(lines.joined(), to: "a.json")
    try compact(["a.json"], to: "c.json")
    try ingest(["c.json"], into: "perimetry.db")
    let before = try sandbox.run("denied", "--by", "day")
    try sandbox.run("prune", "--keep", "2d", "--yes")
    let after = try sandbox.run("denied", "--by", "day")
    #expect(after.text == before.text && after.errors == before.errors)
  }

  /// A property, and the member that is named.
  private static let contradictions = [
    (#"{"records":0}"#, "perimetry.records"), (#"{"records":"2"}"#, "perimetry.records"),
    (#"{"records":2,"duplicate":-1}"#, "perimetry.duplicate"),
    (#"{"records":2,"hours":[[8,1,1]]}"#, "perimetry.hours"),
    (#"{"records":2,"hours":[[9,2,2]]}"#, "perimetry.hours"),
    (#"{"records":2,"hours":[[8,1,1],[8,1,1]]}"#, "perimetry.hours"),
    (#"{"records":2,"hours":[[24,2,2]]}"#, "perimetry.hours"),
    (#"{"records":3}"#, "perimetry.hours"), (#"[]"#, "perimetry.records"), (#""x""#, "perimetry"),
    (
      #"{"records":2,"last":{"time":"2026-03-03T08:15:00Z","identity":"0000000000000001","count":1}}"#,
      "perimetry.last"
    ),
    (
      #"{"records":2,"largest":{"time":"2026-03-02T09:15:00Z","identity":"1","count":1}}"#,
      "perimetry.largest"
    ),
    (#"{"records":2,"first":{"count":3}}"#, "perimetry.first"),
    (#"{"account":{"format":2}}"#, "perimetry.account.format"),
    (#"{"account":{"read":-1}}"#, "perimetry.account.read"),
    (#"{"account":{"bytes":{"blank":"x"}}}"#, "perimetry.account.bytes.blank"),
    (#"{"account":[]}"#, ""),
  ]

  @Test(arguments: contradictions)
  func whatContradictsItselfIsRejected(property: String, member: String) throws {
    let line = LogLine.record(port: 1, count: 2).dropLast() + ",\"perimetry\":\(property)}"
    try sandbox.write(line + "\n" + LogLine.record(port: 9) + "\n", to: "a.json")
    let outcome = try sandbox.run("ingest", "a.json", "--format", "json")
    let account = try #require(try outcome.json()["account"] as? [String: Any])
    #expect(account["rejected"] as? Int == (member.isEmpty ? 0 : 1), "\(outcome.errors)")
    #expect(account["kept"] as? Int == 1)
    #expect(
      member.isEmpty || outcome.errors.contains("rejected, \(member) cannot be read: "),
      "\(outcome.errors)")
  }

  @Test func rejectsOfTheRawArchiveAreCountedWhereTheirTextsAreGone() throws {
    try sandbox.write("{\n" + LogLine.records(1..<4) + "no record\n", to: "a.json")
    try compact(["a.json"], to: "c.json")
    try ingest(["c.json"], into: "c.db")
    let rejects = try sandbox.run("rejects", "--store", "c.db")
    #expect(rejects.text.contains("2 more records had been rejected"), "\(rejects.text)")
    let json = try sandbox.run("rejects", "--store", "c.db", "--format", "json").json()
    #expect(json["rejected_before_compaction"] as? Int == 2)
    #expect((json["rejects"] as? [Any])?.isEmpty ?? false)
  }

  @Test func aStoreThatIsNotKeptIsNotSpokenOf() throws {
    try sandbox.write(
      LogLine.records(1..<4) + String(repeating: "no record\n", count: 5), to: "a.json")
    let outcome = try sandbox.run("compact", "a.json")
    #expect(outcome.errors.contains("2 more rejected; --verbose shows all, `perimetry ingest`"))
    #expect(!outcome.errors.contains("--store"))
    try sandbox.write(#"{"perimetry":{"account":{"read":2,"foreign":2}}}"# + "\n", to: "c.json")
    let nothing = try sandbox.run("ingest", "c.json")
    #expect(nothing.errors.contains("compacted from an archive that had none"))
  }

  @Test func whatAJobLeavesBesideItsPartsIsPassedOver() throws {
    try sandbox.write(LogLine.records(1..<4), to: "a.json")
    try compact(["a.json"], to: "c.json")
    let text = try sandbox.text("c.json")
    try sandbox.write(text, to: "job/part-00000.json")
    for name in ["_SUCCESS", "part-00001.json", "._SUCCESS.crc", ".part-00000.json.crc"] {
      try sandbox.write("", to: "job/" + name)
    }
    try sandbox.write("x", to: "job/_temporary/0/part-00000.json")
    try ingest(["a.json"], into: "raw.db")
    try writeRules(from: "raw.db")
    let job = try sandbox.run("ingest", "job", "--store", "job.db", "--format", "json")
    let listed = try job.json()["files"] as? [Any]
    #expect(job.status == 0 && listed?.count == 1)
    try expectSame("job.db", as: try answers("raw.db"), "a job's folder")
    try FileManager.default.removeItem(atPath: sandbox.path("job/_SUCCESS"))
    let unfinished = try sandbox.run("ingest", "job", "--store", "other.db")
    #expect(unfinished.status == 2)
    #expect(unfinished.errors.contains("job: the job that writes this folder has not ended"))
  }

  @Test func sumsBeyondAllNumbersAreNoTrap() throws {
    let most = 9_223_372_036_854_775_807
    let line = { (port: Int) in
      LogLine.record(port: port, count: most).dropLast()
        + ",\"perimetry\":{\"records\":1000000000000,\"duplicate\":1000000000000}}\n"
    }
    let account =
      "{\"perimetry\":{\"account\":{\"read\":1000000000000000,\"bytes\":{\"read\":1000000000000000}}}}\n"
    try sandbox.write(
      line(1) + line(2) + line(3) + String(repeating: account, count: 3), to: "a.json")
    let outcome = try sandbox.run("ingest", "a.json")
    #expect(outcome.status == 3 && outcome.errors.contains("fewer than its archive had"))
    for words in [["denied"], ["recommend"], ["ready"], ["coverage"]] {
      #expect(try sandbox.run(words).status == 0, "\(words)")
    }
    #expect(try sandbox.run("compact", "--store", "perimetry.db").status == 3)
  }

  @Test func whatIsThereIsNotOverwritten() throws {
    try sandbox.write(LogLine.records(1..<4), to: "a.json")
    try sandbox.write("mine", to: "c.json")
    let refused = try sandbox.run("compact", "a.json", "--output", "c.json")
    #expect(refused.status == 2 && refused.errors.contains("name another file, or say --force"))
    #expect(try sandbox.text("c.json") == "mine")
    let nothing = try sandbox.run("compact", "nowhere", "--output", "c.json", "--force")
    #expect(nothing.status == 2)
    #expect(try sandbox.text("c.json") == "mine")
    let forced = try sandbox.run("compact", "a.json", "--output", "c.json", "--force")
    #expect(forced.status == 0 && forced.errors.contains("c.json: 3 records compacted to 1"))
    let piped = try sandbox.run("compact", "a.json", "--quiet")
    #expect(piped.text == (try sandbox.text("c.json")))
    #expect(try sandbox.run("compact", "a.json", "-o", "c.json.gz").status == 64)
    let inside = try sandbox.run("compact", ".", "--output", "./d.json")
    #expect(inside.status == 64 && inside.errors.contains("it lies in ."))
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path("link.json"), withDestinationPath: "c.json")
    #expect(try sandbox.run("compact", "a.json", "-o", "link.json", "--force").status == 0)
    #expect(try sandbox.text("link.json") == (try sandbox.text("c.json")))
    let type = try FileManager.default.attributesOfItem(atPath: sandbox.path("link.json"))[.type]
    #expect(type as? FileAttributeType == .typeSymbolicLink)
    let device = try sandbox.run("compact", "a.json", "-o", "/dev/null", "--force")
    #expect(device.status == 2 && device.errors.contains("no file that could be replaced"))
    #expect(try sandbox.names().filter { $0.hasPrefix(".") }.isEmpty)
  }
}

import Foundation
import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryOutput

/// The Spark job's tables are the model's, and it can be taken apart without Spark.
@Suite struct SparkJobTests {
  @Test func theSameProgramWritesTheSameJob() {
    #expect(SparkJob.text == SparkJob.text)
    #expect(SparkJob.text.utf8.allSatisfy { $0 < 128 && $0 != 9 })
    #expect(SparkJob.text.hasSuffix("    main()\n"))
  }

  @Test func pysparkIsNeededByARunAndNotByItsFunctions() {
    let imports = SparkJob.text.split(separator: "\n").filter { $0.contains("import ") }
    let early = imports.filter { $0.hasPrefix("import ") || $0.hasPrefix("from ") }
    #expect(!early.isEmpty && early.allSatisfy { !$0.contains("pyspark") })
    #expect(imports.contains { $0.hasPrefix("    from pyspark") })
  }

  @Test func aFlowsShapeDependsOnNoColumnTheTableLeavesOut() {
    let facts = FlowShape.Facts(
      exportedDirection: nil, isAddressReadable: true, isDomainReadable: true,
      mentionsServiceEndpoint: false)
    for category in LogCategory.allCases.map(RecordCategory.known) + [.unknown("x")] {
      for presence in 0..<(1 << SparkJob.shapeFields.count) {
        _ = FlowShape(category: category, facts: facts) { field in
          let bit = SparkJob.shapeFields.firstIndex(of: field)
          #expect(bit != nil, "\(field)")
          return bit.map { presence >> $0 & 1 == 1 } ?? false
        }
      }
    }
  }

  @Test(arguments: RecordField.allCases)
  func aColumnIsReadBackFromWhereItIsWritten(field: RecordField) throws {
    let ofOthers: [RecordField] = [.matchedRule, .matchedRuleText, .exportedCategory]
    guard let place = field.storagePlace else {
      #expect(ofOthers.contains(field))
      return
    }
    var scope = RecordKeys.Scope.root
    for name in place.scope {
      guard case .nested(let inner, _) = try #require(RecordKeys.meaning(of: name, in: scope))
      else {
        Issue.record("\(name) is no object")
        return
      }
      scope = inner
    }
    let expected: RecordColumn = field == .sourcePort ? .port : .text(field)
    #expect(RecordKeys.meaning(of: place.key, in: scope) == .column(expected))
  }

  @Test(arguments: RecordField.allCases)
  func aColumnStandsWhereCompactPutsIt(field: RecordField) throws {
    guard let place = field.storagePlace else { return }
    var context = RecordContext(category: .known(.privateInboundAllowed))
    context[field] = "x"
    let hour = Compaction.Hour(hour: 0, records: 1, events: 1)
    var lines = CompactionLines()
    lines.add(
      CompactedRecord(
        context: context, time: Timestamp(ticks: 0), end: Timestamp(ticks: 0), port: nil,
        compaction: Compaction(records: 1, hours: [hour])))
    var object = try JSONSerialization.jsonObject(with: Data(lines.take())) as? [String: Any]
    for name in place.scope { object = object?[name] as? [String: Any] }
    #expect(object?[place.key] as? String == "x")
  }

  @Test func literalsStayInTheirQuotes() {
    #expect(PythonString("a\"b\\c\n\u{e9}").text == #""a\"b\\c\U0000000a\U000000e9""#)
  }

  @Test(.enabled(if: hasPython, "NOT RUN: python3 is missing"))
  func pythonTakesIt() throws {
    let result = try python(
      "", "import sys, py_compile\npy_compile.compile(sys.argv[1], doraise=True)")
    #expect(result.status == 0, "\(result.output)")
  }

  /// Every function of the job that reads a spelling, against the model's, on texts that are nearly right.
  @Test(.enabled(if: hasPython, "NOT RUN: python3 is missing"), arguments: 1...20)
  func spellingsAreReadAsTheModelReadsThem(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let texts = (0..<400).map { _ in Self.mutated(random.one(of: Self.spellings), using: &random) }
    let program = """
      import importlib.util, json, sys
      spec = importlib.util.spec_from_file_location("job", sys.argv[1])
      job = importlib.util.module_from_spec(spec)
      spec.loader.exec_module(job)
      for text in json.load(open(sys.argv[2])):
          time = job.read_time(text)
          quoted = b'"%s"' % text.encode()
          if job.PLAIN_TIME.fullmatch(quoted):
              assert job.read_plain_time(quoted[1:-1], {}) == time, text
          resource = job.resource_text(text)
          key = job.identity_key(job.identity_start(job.xxh64(text.encode())), 7, 443)
          print(json.dumps([
              None if time is None else job.time_text(time), job.address_text(text),
              job.domain_text(text), resource, job.is_well_formed(resource), job.resource_type(resource),
              job.known_category(text), job.looks_like_category(text), job.is_table_name(text),
              job.exported_direction(text), job.mentions_service_endpoint(text),
              "%016x" % job.xxh64(text.encode()), "%016x" % key,
          ]))
      """
    let input = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    let result = try python(input, program)
    try #require(result.status == 0, "\(result.output)")
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == texts.count)
    for (text, line) in zip(texts, lines) {
      let theirs = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSArray
      #expect(theirs == Self.ours(text) as NSArray, "seed \(seed): \(text.debugDescription)")
    }
  }

  private static func ours(_ text: String) -> [Any] {
    func value(_ text: String?) -> Any { text.map { $0 as Any } ?? NSNull() }
    func hex(_ number: UInt64) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    let resource = ResourceID(text)
    let hash = XXHash64.hash(Array(text.utf8))
    let key = RecordIdentity.key(contextHash: hash, time: Timestamp(milliseconds: 7), port: 443)
    return [
      value(Timestamp(text)?.description), value(IPAddress(text)?.description),
      value(DomainName(text)?.text), resource.text, resource.isWellFormed, value(resource.type),
      value(LogCategory(spelling: text)?.rawValue), LogCategory.looksLikeCategory(text),
      LogCategory.isTableName(text), value(FlowShape.Facts.direction(of: text)?.rawValue),
      FlowShape.Facts.mentionsServiceEndpoint(text),
      hex(hash),
      hex(UInt64(bitPattern: key)),
    ]
  }

  private static let spellings =
    LogCategory.allCases.map(\.rawValue) + LogCategory.foldedDisplayNames.map(\.name) + [
      "network-security-perimeterPublicInboundPerimeterRulesAllowed", "NSPAccessLogs",
      "insights-logs-nspoutboundattempt", "2026-03-02T08:15:00.1234567Z", "2026-03-02 08:15",
      "2024-02-29T23:59:59,5+05:30", "198.51.100.7", "198.51.100.7:443", "[2001:db8::1]:443",
      "2001:DB8:0:0:1:0:0:1", "::ffff:198.51.100.7", "fe80::1%eth0", "API.Example.com",
      "https://api.example.com:443/path?x", "_dns.example.com.", "Inbound", "outbound",
      "CallerInfo: ServiceEndpoint",
      "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.Sql/servers/s",
      "/SUBSCRIPTIONS/11111111-2222-4333-8444-555555555555",
    ]

  private static func mutated(_ text: String, using random: inout SeededRandom) -> String {
    var scalars = Array(text.unicodeScalars)
    let alphabet = Array("09aAfFzZ.:-/[]%+TZ_ \t#?,\u{e9}\u{130}\u{3a3}".unicodeScalars)
    for _ in 0..<random.one(of: [0, 0, 1, 1, 2, 5]) where !scalars.isEmpty {
      let place = random.one(of: Array(scalars.indices))
      switch random.one(of: [0, 1, 2, 3]) {
      case 0: scalars[place] = random.one(of: alphabet)
      case 1: scalars.remove(at: place)
      case 2: scalars.insert(random.one(of: alphabet), at: place)
      default: scalars.insert(contentsOf: scalars[place...].prefix(4), at: place)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let hasPython = Tool.succeeds(["python3", "--version"])

  /// Runs a program with the job's path and that of an input for arguments.
  private func python(_ input: String, _ program: String) throws -> (status: Int32, output: String)
  {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "perimetry-spark-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = Result { try FileManager.default.removeItem(at: folder) } }
    let files = ["job.py", "input", "program.py"].map { folder.appending(path: $0) }
    for (file, text) in zip(files, [SparkJob.text, input, program]) {
      try Data(text.utf8).write(to: file)
    }
    return try Tool.run(["python3", files[2].path, files[0].path, files[1].path])
  }
}

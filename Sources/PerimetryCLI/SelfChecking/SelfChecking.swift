import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

/// Tries an installation out on records whose answer is known.
struct SelfChecking {
  private let store: TemporaryStore
  private let verbosity: VerbosityOptions

  /// - Throws: ``FileProblem`` where no temporary folder can be made.
  init() throws {
    store = try TemporaryStore()
    verbosity = try VerbosityOptions.parse(["--quiet"])
  }

  func checks() -> [InstallationCheck] {
    defer { store.remove() }
    var checks: [InstallationCheck] = []
    check("temporary folder", into: &checks) {
      try write()
      return store.folder.deletingLastPathComponent().path
    }
    check("SQLite", into: &checks) {
      try features()
      return Store.sqliteVersion
    }
    for sample in SelfCheckSample.all {
      guard let library = library(for: sample) else {
        checks.append(.init("reading \(sample.name)", .absent, "not built in"))
        continue
      }
      check("reading \(sample.name)", into: &checks) {
        try read(sample)
        return library
      }
    }
    check("analysis", into: &checks) { try analyze() }
    return checks
  }

  private struct Wrong: LocalizedError {
    let errorDescription: String?

    init(_ text: String) { errorDescription = text }
  }

  private func check(
    _ name: String, into checks: inout [InstallationCheck], _ body: () throws -> String
  ) {
    switch Result(catching: body) {
    case .success(let detail): checks.append(.init(name, .works, detail))
    case .failure(let error): checks.append(.init(name, .fails, Console.text(of: error)))
    }
  }

  private func library(for sample: SelfCheckSample) -> String? {
    switch sample.library {
    case nil: BuiltIn.jsonParser
    case .gzip: BuiltIn.gzip
    case .containers: BuiltIn.containers
    case .snappy: BuiltIn.snappy
    }
  }

  private func path(of sample: SelfCheckSample) -> String {
    store.folder.appendingPathComponent(sample.file).path
  }

  private func write() throws {
    for sample in SelfCheckSample.all {
      guard let data = Data(base64Encoded: sample.base64) else {
        throw Wrong("the sample for \(sample.name) is damaged")
      }
      try data.write(to: URL(fileURLWithPath: path(of: sample)))
    }
  }

  /// What the store's schema and questions are made of.
  private func features() throws {
    let database = try Store(path: path("features.db"), access: .write)
    let (_, rows) = try database.query(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)
      SELECT sum(i), json_extract('{"a":[7]}', '$.a[0]'), (SELECT count(*) FROM json_each('[1,2]')),
        strftime('%Y', 0, 'unixepoch'), (SELECT count(*) FROM NSPAccessLogs)
      FROM n
      """)
    guard rows == [[.integer(6), .integer(7), .integer(2), .text("1970"), .integer(0)]] else {
      throw Wrong("SQLite \(Store.sqliteVersion) lacks functions that the store needs")
    }
    try database.close()
  }

  private func path(_ name: String) -> String {
    store.folder.appendingPathComponent(name).path
  }

  /// Reads a sample into a store of its own.
  private func read(_ sample: SelfCheckSample) throws {
    let database = try Store(path: path(sample.file + ".db"), access: .write)
    try ingest([sample], into: database)
    let events = try database.flows().map(\.tally.events)
    guard events == [sample.events] else {
      throw Wrong("\(sample.events) events were packed, \(events.reduce(0, +)) came out")
    }
    try database.close()
  }

  private func ingest(_ samples: [SelfCheckSample], into database: Store) throws {
    let archive = try ArchiveArguments.parse(samples.map(path(of:)))
    let summary = try archive.ingest(into: database, isStoreKept: false, verbosity)
    try archive.checkStatus(summary, isStoreEmpty: database.isEmpty())
  }

  /// All samples at once: what learning mode would have denied, which rule prevents it, and that it does.
  private func analyze() throws -> String {
    let samples = SelfCheckSample.all.filter { library(for: $0) != nil }
    let database = try Store(path: store.path, access: .write)
    try ingest(samples, into: database)
    try ingest(samples, into: database)
    let events = samples.map(\.events).reduce(0, +)
    let question = try Question(store: database, filter: FlowFilter())
    let denied = Denials(of: try question.assessments(), by: .peer)
    guard denied.total?.events == events else {
      throw Wrong("\(events) events would be denied, it says \(denied.total?.events ?? 0)")
    }
    let proposal = Recommender(options: try RecommendOptions.parse(["--gates", "off"]).options())
      .recommend(for: try question.assessments(), history: question.history)
    let moment = Drift.Moment(assessments: [], proposed: proposal.ruleSet)
    let replay = Replay(moment.rules, history: question.history).simulate(question.history)
    try database.close()
    let elements = proposal.ruleSet.profiles.flatMap(\.rules).flatMap(\.elements).map(\.text)
    guard elements == ["198.51.100.7/32"], replay.changes.isEmpty, !replay.uses.isEmpty else {
      throw Wrong(
        "198.51.100.7/32 prevents it, it proposes \(elements.joined(separator: ", "))")
    }
    return "\(events) events would be denied; 198.51.100.7/32 prevents it"
  }
}

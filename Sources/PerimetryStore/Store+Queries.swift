import GRDB
import PerimetryModel

extension Store {
  /// How flows are cut into pieces.
  public enum Slice: Sendable { case whole, day, operation }

  /// Flows that the filter lets through, ordered by key. Over whole days the cost grows with flows; parts of
  /// days and operations read the records.
  /// - Parameter turn: given when no other thread has work for the second core any more; `nil` where none has.
  public func flows(
    _ filter: FlowFilter = FlowFilter(), by slice: Slice = .whole, after turn: Turn? = nil
  ) throws -> [Flow] {
    let query = FlowQuery(filter: filter, slice: slice)
    let ahead = query.isOfWholeFlows ? DaysAhead(of: self, after: turn) : nil
    return try read { db in try query.fetch(db, ahead) }
  }

  /// Flows that each filter lets through, as ``flows(_:by:after:)`` gives them; keys are read once for all.
  public func flows(of filters: [FlowFilter]) throws -> [[Flow]] {
    try read { db in try FlowQuery.fetch(filters, db) }
  }

  /// - Parameter flows: all flows, where the caller has them already.
  public func coverage(of flows: [Flow]? = nil) throws -> Coverage {
    try read { db in try CoverageQuery(flows: flows).fetch(db) }
  }

  public func evidence(
    for references: [RecordReference]
  ) throws -> [RecordReference: Evidence] {
    try read { db in try EvidenceQuery(references: references).fetch(db) }
  }

  /// The absolute path, at ingest, of the file that holds a record.
  public func path(of reference: RecordReference) throws -> String? {
    try read { db in try PlaceQuery(reference: reference).fetch(db) }
  }

  /// Files that were read to their end or can be read on, by absolute path, as they were then.
  public func knownFiles() throws -> [String: KnownReading] {
    try read { db in try ReadingQuery.known(db) }
  }

  /// What could not be used, ordered by file and place.
  /// - Parameters:
  ///   - file: a part of the path, as named at ingest.
  ///   - reason: a part of the reason, in any case.
  public func rejects(file: String? = nil, reason: String? = nil) throws -> [KeptReject] {
    try read { db in try RejectQuery(file: file, reason: reason).fetch(db) }
  }

  /// How many records had been rejected when what the store has of compacted archives was compacted.
  public func rejectedBeforeCompaction() throws -> Int64 {
    try read { db in try ReadingQuery.account(db, flowRecords: 0).account.compaction.rejected }
  }

  /// Sources that lack columns which tell records apart, ordered by path.
  public func partialSources() throws -> [Coverage.PartialSource] {
    try read { db in try OverlapQuery.partialSources(db) }
  }

  /// Hours since 1970 with records, ascending, by perimeter.
  public func hoursByPerimeter() throws -> [ResourceID: [Int64]] {
    try read { db in try HourQuery().fetch(db) }
  }

  /// Hours with records of each profile, resource and category, in their order.
  public func loggedHours() throws -> [LoggedHours] {
    try read { db in try LoggedHoursQuery().fetch(db) }
  }

  /// SHA-256 of what the records say: the same for stores of the same records, however they came. Reads every record.
  public func fingerprint() throws -> [UInt8] {
    try read { db in try FingerprintQuery().fetch(db) }
  }

  /// Hours since 1970 in which records of partial sources stand.
  public func partialHours() throws -> Set<Int64> {
    try read { db in try OverlapQuery.partialHours(db) }
  }

  /// Which of the hours hold records of sources that lack none of the columns that tell records apart.
  /// - Parameter hours: hours since 1970.
  /// - Returns: in their order.
  public func fullHours(among hours: Set<Int64>) throws -> [Int64] {
    try read { db in try OverlapQuery.fullHours(among: hours, db) }
  }

  /// Files with rejects: how many, by absolute path, and what each was named at ingest.
  public func rejectedFiles() throws -> [(absolutePath: String, path: String, rejects: Int64)] {
    try read { db in try RejectQuery.files(db) }
  }

  /// Copies of records that say another count or end than the one that stands, ordered by time, file and place.
  /// - Parameter file: a part of the path of the copy's file, as named at ingest.
  public func conflicts(file: String? = nil) throws -> [KeptConflict] {
    try read { db in try ConflictQuery(file: file).fetch(db) }
  }

  /// One record for each flow, operation and UTC day, in the order of their first records' times and identities.
  public func compacted(_ body: (CompactedRecord) throws -> Void) throws {
    try read { db in try Compactor(db).each(body) }
  }

  /// What a compaction of the store says of the archive that it was made of.
  public func compactionAccount() throws -> (account: IngestAccount, files: Int) {
    try read { db in
      var (account, files) = try ReadingQuery.account(db)
      // What the compacted records say of themselves is not said twice.
      let told = try Row.fetchOne(
        db, sql: "SELECT coalesce(sum(duplicate), 0), coalesce(sum(conflict), 0) FROM compaction")
      // What an incomplete compaction lacks is no copy: it stays missing.
      let missing = max(0, account.compaction.missing)
      account.duplicate = max(0, account.duplicate - (told?[0] ?? 0) - missing)
      account.conflict = max(0, account.conflict - (told?[1] ?? 0))
      return (account, files)
    }
  }

  /// What the compacted records that were read come to.
  public func compaction() throws -> CompactionAccount {
    try read { db in try ReadingQuery.compaction(db) }
  }

  /// Days on which a flow has compacted records beside raw ones: what is in both counts twice.
  public func daysOfBoth() throws -> Int64 {
    try read { db in try CompactionQuery.daysOfBoth(db) }
  }

  /// Whether it holds no record.
  public func isEmpty() throws -> Bool {
    try read { db in try CoverageQuery.isEmpty(db) }
  }

  /// Runs one statement that reads. Its rows are held in memory.
  /// - Throws: ``StoreError/badQuery(reason:)`` for anything else.
  public func query(_ sql: String) throws -> (columns: [String], rows: [[QueryValue]]) {
    try run(SQLQuery(sql: sql))
  }

  /// The day before which records were pruned; `nil` where all are there.
  public func prunedBefore() throws -> Day? {
    try read { db in
      try PruneQuery.boundary(db).map { Timestamp(milliseconds: $0).day }
    }
  }

  /// Answers a question of the library.
  /// - Throws: ``StoreError/pruned(before:)`` where it sums records that are gone.
  /// - Parameter values: what was said with it, by parameter; the others stand at their standards.
  public func answer(
    _ question: CannedQuery, _ values: [String: String] = [:]
  ) throws -> (columns: [String], rows: [[QueryValue]]) {
    if question.sumsRecords, let day = try prunedBefore() { throw StoreError.pruned(before: day) }
    let standards = Dictionary(
      uniqueKeysWithValues: question.parameters.map { ($0.name, $0.standard) })
    return try run(
      SQLQuery(sql: question.sql, arguments: standards.merging(values) { _, said in said }))
  }

  private func run(_ query: SQLQuery) throws -> (columns: [String], rows: [[QueryValue]]) {
    do {
      return try database.read { db in try query.fetch(db) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      throw StoreError.badQuery(
        reason: InventedName.remedy(for: error.message ?? "it is not valid SQL"))
    } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }

  /// The statements that make the schema, in the order they were made: what `Schemas/store.sql` holds.
  public func schema() throws -> String {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql || ';' FROM sqlite_master
          WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' AND name NOT LIKE 'sqlite_%'
          ORDER BY rowid
          """
      ).joined(separator: "\n\n") + "\n"
    }
  }

  private func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try database.read(body)
    } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }
}

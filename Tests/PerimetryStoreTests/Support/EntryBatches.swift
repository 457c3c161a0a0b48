import PerimetryModel

/// Makes batches of entries the way the archive reader does: contexts are numbered as they first appear.
struct EntryBatches {
  let file: Int32
  var epochSize = Int.max
  private var numbers: [RecordContext: Int32] = [:]
  private var pool = TextPool()
  private var epoch = 0
  private var batches = 0
  private var account = IngestAccount()

  init(file: Int32, epochSize: Int = .max) {
    self.file = file
    self.epochSize = epochSize
  }

  mutating func batch(of entries: some Collection<Entry>) -> RecordBatch {
    if batches == epochSize {
      epoch += 1
      batches = 0
      numbers = [:]
      pool = TextPool()
    }
    batches += 1
    var batch = RecordBatch(
      epoch: epoch, firstContext: Int32(numbers.count), firstText: Int32(pool.count))
    for entry in entries {
      let number = numbers[entry.context] ?? Int32(numbers.count)
      if numbers.updateValue(number, forKey: entry.context) == nil {
        let context = entry.context
        _ = batch.append(
          RecordField.allCases.map { pool.number(of: context[$0] ?? "") },
          category: context.category, shape: context.shape, in: pool)
      }
      batch.occurrences.append(
        RecordOccurrence(
          time: entry.time, end: entry.end, count: entry.count, port: entry.port,
          billedSize: entry.billedSize, context: number, key: entry.key, file: file,
          offset: account.read * 100, length: 99))
      account.read += 1
    }
    batch.appendTexts(of: pool)
    return batch
  }

  /// The batch that closes the file.
  func end(failure: String? = nil, rejects: [Reject] = []) -> RecordBatch {
    var batch = RecordBatch(
      epoch: epoch, firstContext: Int32(numbers.count), firstText: Int32(pool.count))
    var account = account
    account.rejected = Int64(rejects.count)
    account.read += account.rejected
    batch.rejects = rejects.map { RejectedRecord(file: file, reject: $0) }
    batch.finished = [
      ReadingResult(
        file: file, shape: "json-lines", account: account, diagnostics: [], failure: failure)
    ]
    return batch
  }
}

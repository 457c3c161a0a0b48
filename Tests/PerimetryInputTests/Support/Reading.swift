import PerimetryModel

@testable import PerimetryInput

/// Everything that reading gave, put together again from its batches.
struct Reading {
  var records: [ReadRecord] = []
  var rejects: [Reject] = []
  var results: [ReadingResult] = []
  /// Of entries of containers, in the order they were met.
  var names: [String] = []
  var epochs: Set<Int> = []
  /// Set where the text is no log.
  var failure: InputError?
  /// What the records take of their files.
  private(set) var recordBytes: Int64 = 0
  private var contexts: [RecordContext] = []
  private var texts: [String] = [""]
  private var epoch = -1

  var account: IngestAccount {
    results.reduce(into: IngestAccount()) { $0 += $1.account }
  }
  var diagnostics: [Diagnostic.Code] { account.diagnostics.keys.sorted() }
  var failures: [String] { results.filter { !$0.isSkipped }.compactMap(\.failure) }
  /// In records and in bytes; the store would say of the records which are new.
  var balances: Bool {
    var bytes = account.bytes
    bytes.kept = recordBytes
    let parts = [bytes.kept, bytes.rejected, bytes.foreign, bytes.blank, bytes.framing]
    return account.read == Int64(records.count) + account.rejected + account.foreign
      && account.rejected == Int64(rejects.count) && bytes.balances && parts.allSatisfy { $0 >= 0 }
  }

  mutating func take(_ batch: RecordBatch) {
    if batch.epoch != epoch { (epoch, contexts, texts) = (batch.epoch, [], [""]) }
    epochs.insert(epoch)
    precondition(batch.contexts.isEmpty || Int(batch.firstContext) == contexts.count)
    precondition(Int(batch.firstText) == texts.count)
    texts += batch.texts
    let width = RecordField.allCases.count
    for (index, identified) in batch.contexts.enumerated() {
      var context = RecordContext(category: identified.category)
      for field in RecordField.allCases {
        context[field] = texts[Int(batch.contextTexts[index * width + field.rawValue])]
      }
      // What was worked out from numbers is what the texts say.
      precondition(identified.shape == context.shape)
      precondition(identified.identity == RecordIdentity.contextHash(of: context))
      contexts.append(context)
    }
    records += batch.occurrences.map { ReadRecord($0, contexts[Int($0.context)]) }
    recordBytes += batch.occurrences.reduce(0) { $0 + Int64($1.bytes) }
    rejects += batch.rejects.map(\.reject)
    results += batch.finished
    names += batch.opened.map(\.file.path)
  }

  /// Of nothing; batches are taken by hand.
  init() {}

  /// Reads a text in memory with a parser of one's choice.
  init<Parser: JSONParsing>(
    _ bytes: [UInt8], path: String = "log.json", limits: RecordLimits = RecordLimits(),
    piece: Int = .max, options: ReadingOptions = ReadingOptions(), parser: Parser.Type
  ) {
    let decoder = RecordDecoder<Parser>(
      frame: .init(file: 0, path: path, hints: PathHints(path: path)), limits: limits)
    let buffer = TextBuffer(padding: Parser.padding)
    buffer.open(BytesSource(bytes, piece: piece))
    var batches: [RecordBatch] = []
    var shape: String?
    do throws(InputError) {
      shape = try TextReader(
        buffer: buffer, decoder: decoder, limits: limits, options: options,
        checkpoint: { () throws(InputError) in
          if decoder.batch.occurrences.count >= limits.batchSize {
            batches.append(decoder.takeBatch())
          }
        }
      ).read(path: path).rawValue
    } catch {
      failure = error
    }
    decoder.account.bytes = buffer.account(decoder.account.bytes, from: 0)
    decoder.batch.finished.append(
      ReadingResult(
        file: 0, shape: shape, account: decoder.account, diagnostics: decoder.diagnostics,
        failure: failure?.errorDescription))
    for batch in batches + [decoder.takeBatch()] { take(batch) }
  }

  init(
    _ text: String, path: String = "log.json", limits: RecordLimits = RecordLimits(),
    options: ReadingOptions = ReadingOptions()
  ) {
    self.init(
      Array(text.utf8), path: path, limits: limits, options: options,
      parser: BuiltInJSONParser.self)
  }

  /// Reads files from disk, as the program does.
  init(
    files: [ArchiveFile], limits: RecordLimits = RecordLimits(),
    unpacking: UnpackingLimits = UnpackingLimits()
  ) {
    var batches: [RecordBatch] = []
    ArchiveReader(limits: limits, unpacking: unpacking) { batch, _ in
      batches.append(batch)
      return true
    }.read(files.enumerated().map { (Int32($0.offset), $0.element) })
    for batch in batches { take(batch) }
  }
}

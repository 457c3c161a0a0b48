import Foundation
import PerimetryModel

/// Reads the files of an archive one after another and hands their records over in batches.
public final class ArchiveReader {
  /// What a reader says while it works.
  public struct Progress: Sendable {
    /// Bytes read from disk, compressed as they may be.
    public var bytes: Int64
    public var records: Int64
    public var files: Int
  }

  private let limits: RecordLimits
  private let options: ReadingOptions
  private let deliver: (RecordBatch, Progress) -> Bool
  private let decoder: RecordDecoder<BuiltInJSONParser>
  private let buffer = TextBuffer(padding: BuiltInJSONParser.padding)
  private var progress = Progress(bytes: 0, records: 0, files: 0)
  private var isStopped = false

  /// - Parameter deliver: takes a batch; returns false to stop reading.
  public init(
    limits: RecordLimits = RecordLimits(), options: ReadingOptions = ReadingOptions(),
    deliver: @escaping (RecordBatch, Progress) -> Bool
  ) {
    self.limits = limits
    self.options = options
    self.deliver = deliver
    decoder = RecordDecoder(
      frame: .init(file: 0, path: "", hints: PathHints(path: "")), limits: limits)
  }

  /// Reads the files in order; what fails is in the file's ``ReadingResult``, and the next file follows.
  /// - Parameter numbers: the number each file goes by in the batches.
  public func read(_ files: [(number: Int32, file: ArchiveFile)]) {
    for (number, file) in files where !isStopped {
      decoder.frame = .init(
        file: number, path: file.path, hints: PathHints(path: file.absolutePath))
      decoder.account = IngestAccount()
      decoder.diagnostics = []
      var failure: InputError?
      var shape: String?
      do throws(InputError) {
        shape = try readFile(file)
      } catch {
        failure = error
      }
      let isSkipped = failure.map { !file.isNamed && $0.isForeignContent } ?? false
      progress.files += 1
      progress.records += decoder.account.read
      decoder.batch.finished.append(
        ReadingResult(
          file: number, shape: shape, account: decoder.account, diagnostics: decoder.diagnostics,
          failure: failure?.errorDescription, isSkipped: isSkipped))
      decoder.account = IngestAccount()
      if decoder.batch.finished.count >= 256 { flush() }
    }
    flush()
  }

  /// - Returns: the shape of the text.
  private func readFile(_ file: ArchiveFile) throws(InputError) -> String {
    let counting = CountingSource(try FileSource(file)) { [self] in progress.bytes += Int64($0) }
    let (source, isGzip) = try Unpacking.open(counting, path: file.path)
    buffer.open(source)
    defer { buffer.close() }
    let shape = try TextReader(
      buffer: buffer, decoder: decoder, limits: limits, options: options,
      checkpoint: { () throws(InputError) in self.checkpoint() }
    ).read(path: file.path).rawValue
    decoder.account.bytes = buffer.offset
    #if canImport(CZlib)
      if let gzip = source as? GzipSource, let problem = gzip.problem {
        decoder.note(problem, at: buffer.offset)
        if problem != .trailingBytes {
          throw .damagedGzip(path: file.path, isCut: problem == .truncatedGzip)
        }
      }
    #endif
    return isGzip ? shape + "+gzip" : shape
  }

  private func checkpoint() {
    if decoder.batch.occurrences.count >= limits.batchSize
      || decoder.batch.contexts.count >= limits.batchSize / 8
      || decoder.batch.rejects.count >= limits.batchSize / 16
    {
      flush()
    }
  }

  private func flush() {
    var batch = decoder.takeBatch()
    batch.sort()
    if batch.isEmpty || isStopped { return }
    var now = progress
    now.records += decoder.account.read
    isStopped = !deliver(batch, now)
    if isStopped { buffer.close() }
  }
}

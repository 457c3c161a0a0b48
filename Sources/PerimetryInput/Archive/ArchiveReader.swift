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
  private let deliver: (RecordBatch, Progress) -> Bool
  private let decoder: RecordDecoder<BuiltInJSONParser>
  private let buffer = TextBuffer(padding: BuiltInJSONParser.padding)
  private var progress = Progress(bytes: 0, records: 0, files: 0)
  private var isStopped = false
  /// The number of the file under way, and where its reading began.
  private var underway: (number: Int32, start: Int64)?
  /// Whether the file under way can be read on from a mark: its bytes are the text.
  private var isPlain = false

  /// - Parameter deliver: takes a batch; returns false to stop reading.
  public init(
    limits: RecordLimits = RecordLimits(), deliver: @escaping (RecordBatch, Progress) -> Bool
  ) {
    self.limits = limits
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
      underway = (number, 0)
      isPlain = false
      do throws(InputError) {
        shape = try readFile(file)
      } catch {
        failure = error
      }
      let isSkipped = failure.map { !file.isNamed && $0.isForeignContent } ?? false
      progress.files += 1
      progress.records += decoder.account.read
      var result = ReadingResult(
        file: number, shape: shape, account: decoder.account, diagnostics: decoder.diagnostics,
        failure: failure?.errorDescription, isSkipped: isSkipped)
      result.start = underway?.start ?? 0
      if failure == nil, isPlain, buffer.holdsLines {
        (result.mark, result.cut) = buffer.cut ?? (buffer.mark, 0)
      }
      underway = nil
      decoder.batch.finished.append(result)
      decoder.account = IngestAccount()
      if decoder.batch.finished.count >= 256 { flush() }
    }
    flush()
  }

  /// - Returns: the shape of the text.
  private func readFile(_ file: ArchiveFile) throws(InputError) -> String {
    let opened = try FileSource(file)
    let counting = CountingSource(opened) { [self] in progress.bytes += Int64($0) }
    if let mark = file.mark, let (head, tail) = opened.resume(at: mark) {
      return try readOn(counting, from: mark, head: head, tail: tail)
    }
    let (source, isGzip) = try Unpacking.open(counting, path: file.path)
    buffer.open(source)
    isPlain = !isGzip
    defer { buffer.close() }
    let shape = try TextReader(
      buffer: buffer, decoder: decoder, limits: limits,
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

  /// Reads what was added to a file of lines.
  private func readOn(
    _ source: any ByteSource, from mark: ReadingMark, head: [UInt8], tail: [UInt8]
  ) throws(InputError) -> String {
    buffer.open(source, at: mark.offset, head: head, tail: tail)
    defer { buffer.close() }
    underway?.start = mark.offset
    isPlain = true
    try LineSplitter(
      buffer: buffer, decoder: decoder, limits: limits,
      checkpoint: { () throws(InputError) in self.checkpoint() }
    ).run()
    decoder.account.bytes = buffer.offset - mark.offset
    return TextShape.lines.rawValue
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
    if let underway {
      var account = decoder.account
      account.bytes = buffer.offset - underway.start
      var result = ReadingResult(
        file: underway.number, shape: nil, account: account, diagnostics: [], failure: nil)
      result.start = underway.start
      result.mark = isPlain && buffer.holdsLines ? buffer.mark : nil
      batch.underway = result
    }
    if batch.isEmpty || isStopped { return }
    var now = progress
    now.records += decoder.account.read
    isStopped = !deliver(batch, now)
    if isStopped { buffer.close() }
  }
}

import Foundation
import PerimetryModel

/// Reads the files of an archive one after another and hands their records over in batches.
public final class ArchiveReader {
  /// What a reader says while it works.
  public struct Progress: Sendable {
    /// Bytes read from disk, compressed as they may be.
    public var bytes: Int64
    public var records: Int64
    /// Files on disk.
    public var files: Int
  }

  private let limits: RecordLimits
  private let unpackingLimits: UnpackingLimits
  private let options: ReadingOptions
  private let unpacking = Unpacking()
  private let deliver: (RecordBatch, Progress) -> Bool
  private let decoder: RecordDecoder<BuiltInJSONParser>
  private let buffer = TextBuffer(padding: BuiltInJSONParser.padding)
  private var progress = Progress(bytes: 0, records: 0, files: 0)
  private(set) var isStopped = false
  /// The number of the plain file under way, whose bytes are the text, and where its reading began.
  private var underway: (number: Int32, start: Int64)?
  /// Entries of containers have no number before they are met.
  private var lastEntry: Int32 = 0

  /// - Parameter deliver: takes a batch; returns false to stop reading.
  public init(
    limits: RecordLimits = RecordLimits(), options: ReadingOptions = ReadingOptions(),
    unpacking: UnpackingLimits = UnpackingLimits(),
    deliver: @escaping (RecordBatch, Progress) -> Bool
  ) {
    self.limits = limits
    self.options = options
    unpackingLimits = unpacking
    self.deliver = deliver
    decoder = RecordDecoder(
      frame: .init(file: 0, path: "", hints: PathHints(path: "")), limits: limits)
  }

  /// Reads the files in order; what fails is in the file's `ReadingResult`, and the next file follows.
  /// - Parameter numbers: the number each file goes by in the batches, from 0 up.
  public func read(_ files: [(number: Int32, file: ArchiveFile)]) {
    for (number, file) in files where !isStopped {
      let meter = UnpackingMeter(unpackingLimits)
      read(file, as: number) { () throws(InputError) in
        let opened = try FileSource(file)
        let source = CountingSource(opened) { [self] in
          progress.bytes += Int64($0)
          meter.consume($0)
        }
        if options.shape == nil, let mark = file.mark, let (head, tail) = opened.resume(at: mark) {
          return try readOn(source, as: number, from: mark, head: head, tail: tail)
        }
        let content = try unpacking.open(source, path: file.path, meter: meter)
        if content.compression == nil && content.container == nil { underway = (number, 0) }
        return try readContent(content, of: file, as: number, meter: meter, depth: 0)
      }
      progress.files += 1
    }
    flush()
  }

  /// Opens the account of a file or an entry, and closes it with what `body` gives.
  /// - Parameter body: returns the shape.
  /// - Returns: what failed.
  @discardableResult
  private func read(
    _ file: ArchiveFile, as number: Int32, _ body: () throws(InputError) -> String
  ) -> InputError? {
    begin(file, as: number)
    var failure: InputError?
    var shape: String?
    do throws(InputError) {
      shape = try body()
      try refusePartial()
    } catch {
      failure = error
      if case .partial = error { discard(number) }
    }
    let isSkipped = failure.map { !file.isNamed && $0.isForeignContent } ?? false
    progress.records += decoder.account.read
    var result = ReadingResult(
      file: number, shape: shape, account: decoder.account, diagnostics: decoder.diagnostics,
      failure: failure?.errorDescription, isSkipped: isSkipped)
    result.lacks = decoder.lacks
    if case .partial = failure { result.isPutOff = number >= 0 && file.path != "-" }
    if let underway {
      result.start = underway.start
      if failure == nil, buffer.holdsLines {
        (result.mark, result.cut) = buffer.cut ?? (buffer.mark, 0)
      }
    }
    underway = nil
    decoder.batch.finished.append(result)
    decoder.account = IngestAccount()
    if decoder.batch.finished.count >= 256 { flush() }
    return failure
  }

  private func begin(_ file: ArchiveFile, as number: Int32) {
    decoder.frame = .init(
      file: number, path: file.path, hints: PathHints(path: file.absolutePath))
    decoder.account = IngestAccount()
    decoder.diagnostics = []
  }

  /// Sources that lack columns are only read where somebody said so.
  private func refusePartial() throws(InputError) {
    if decoder.lacks.isEmpty || options.takesPartial { return }
    throw .partial(path: decoder.frame.path, lacks: decoder.lacks)
  }

  /// Takes back what was read of a file.
  private func discard(_ number: Int32) {
    decoder.batch.occurrences.removeAll { $0.file == number }
    decoder.batch.rejects.removeAll { $0.file == number }
    decoder.account = IngestAccount()
    decoder.diagnostics = []
    underway = nil
  }

  /// - Returns: the shape of the text, or what it is a container of.
  private func readContent(
    _ content: Unpacking.Content, of file: ArchiveFile, as number: Int32, meter: UnpackingMeter,
    depth: Int
  ) throws(InputError) -> String {
    if let format = content.container {
      let container = try Container(
        content, format: format, file: file, depth: depth, meter: meter, unpacking: unpacking)
      let outcome: Container.Outcome
      do throws(InputError) {
        outcome = try readEntries(of: container)
        begin(file, as: number)
      } catch {
        begin(file, as: number)
        frame(container)
        throw error
      }
      frame(container)
      try note(content.undone)
      try container.check(outcome)
    } else {
      let shape = try readText(content.source, path: file.path)
      try note(content.undone)
      return content.shape(shape.rawValue)
    }
    return content.shape("container-" + (content.container?.rawValue ?? ""))
  }

  private func readText(
    _ source: any ByteSource, path: String
  ) throws(InputError) -> TextShape {
    buffer.open(source)
    defer { closeText(from: 0) }
    return try TextReader(
      buffer: buffer, decoder: decoder, limits: limits, options: options,
      checkpoint: { () throws(InputError) in try self.checkpoint() }
    ).read(path: path)
  }

  /// Closes the text and completes the account of its bytes.
  private func closeText(from start: Int64) {
    decoder.account.bytes = buffer.account(decoder.account.bytes, from: start)
    buffer.close()
  }

  /// A container's own bytes; those of its entries are theirs.
  private func frame(_ container: Container) {
    decoder.account.bytes.read = container.overhead
    decoder.account.bytes.framing = container.overhead
  }

  /// What was read is used; what was wrong with it stops the file or not.
  private func note(_ source: (any UnpackingSource)?) throws(InputError) {
    guard let fault = source?.fault(of: decoder.frame.path) else { return }
    if let code = fault.diagnostic { decoder.note(code, at: decoder.account.bytes.read) }
    if let failure = fault.failure { throw failure }
  }

  private func readEntries(of container: Container) throws(InputError) -> Container.Outcome {
    var outcome = Container.Outcome()
    while !isStopped, let entry = try container.next() {
      lastEntry -= 1
      let number = lastEntry
      decoder.batch.opened.append(OpenedFile(number: number, file: entry.file))
      let failure = read(entry.file, as: number) { () throws(InputError) in
        let content = try container.open(entry)
        let shape: String
        do throws(InputError) {
          shape = try readContent(
            content, of: entry.file, as: number, meter: container.meter, depth: container.depth + 1)
        } catch {
          // Bytes that end early look cut to whoever unpacks them further: the cause counts.
          try note(container.archive)
          throw error
        }
        try note(container.archive)
        return shape
      }
      outcome.count(failure)
      // Going on would mean to unpack the rest of it.
      if case .excessive = failure { return outcome }
      if failure == nil || failure?.isForeignContent == true { try container.skip(entry) }
    }
    if !isStopped { try container.finish() }
    return outcome
  }

  /// Reads what was added to a file of lines.
  private func readOn(
    _ source: any ByteSource, as number: Int32, from mark: ReadingMark, head: [UInt8], tail: [UInt8]
  ) throws(InputError) -> String {
    buffer.open(source, at: mark.offset, head: head, tail: tail)
    defer { closeText(from: mark.offset) }
    underway = (number, mark.offset)
    try LineSplitter(
      buffer: buffer, decoder: decoder, limits: limits,
      checkpoint: { () throws(InputError) in try self.checkpoint() }
    ).run()
    return TextShape.lines.rawValue
  }

  private func checkpoint() throws(InputError) {
    try refusePartial()
    if decoder.batch.occurrences.count >= limits.batchSize
      || decoder.freshTextBytes >= limits.textsInBatch
      || decoder.batch.contexts.count >= limits.batchSize / 8
      || decoder.batch.rejects.count >= limits.rejectsInBatch ?? limits.batchSize / 16
    {
      flush()
    }
  }

  private func flush() {
    var batch = decoder.takeBatch()
    batch.sort()
    if let underway {
      var account = decoder.account
      account.bytes = buffer.account(account.bytes, from: underway.start)
      var result = ReadingResult(
        file: underway.number, shape: nil, account: account, diagnostics: [], failure: nil)
      result.start = underway.start
      result.mark = buffer.holdsLines ? buffer.mark : nil
      batch.underway = result
    }
    if batch.isEmpty || isStopped { return }
    var now = progress
    now.records += decoder.account.read
    isStopped = !deliver(batch, now)
    if isStopped { buffer.close() }
  }
}

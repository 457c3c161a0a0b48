/// A batch on its way from the archive to the store: occurrences, and the contexts they are the first to use.
///
/// Contexts are numbered from 0 in the order of their first appearance over all batches of one epoch. When the reader
/// has seen too many to remember, it starts a new epoch and numbers from 0 again; memory stays bounded.
public struct RecordBatch: Sendable {
  /// A reader's epoch; it only grows.
  public var epoch: Int
  /// Which file of the run the records come from (``ArchiveFile/number``).
  public var file: Int32
  /// Contexts `firstContext`, `firstContext + 1`, … of the epoch.
  public var contexts: [RecordContext] = []
  public var firstContext: Int32
  public var occurrences: [RecordOccurrence] = []
  public var rejects: [Reject] = []
  /// What became of the bytes and records read so far in this batch.
  public var account = IngestAccount()

  public init(epoch: Int, file: Int32, firstContext: Int32) {
    self.epoch = epoch
    self.file = file
    self.firstContext = firstContext
  }
}

/// A batch on its way from the archive to the store: occurrences, and the contexts they are the first to use.
///
/// Contexts are numbered from 0 in the order of their first appearance over all batches of one epoch.
/// When the reader has seen too many to remember, it starts a new epoch and numbers from 0 again; memory
/// stays bounded.
public struct RecordBatch: Sendable {
  /// A reader's epoch; it only grows.
  public var epoch: Int
  /// The number of the first of ``contexts``; the others follow without a gap.
  public var firstContext: Int32
  public var contexts: [IdentifiedContext] = []
  public var occurrences: [RecordOccurrence] = []
  public var rejects: [RejectedRecord] = []
  /// Files whose last record is in this batch or an earlier one, in the order they were read.
  public var finished: [ReadingResult] = []

  public init(epoch: Int, firstContext: Int32) {
    self.epoch = epoch
    self.firstContext = firstContext
  }

  public var isEmpty: Bool {
    contexts.isEmpty && occurrences.isEmpty && rejects.isEmpty && finished.isEmpty
  }
}

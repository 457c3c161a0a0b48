import PerimetryModel

/// Bounds that keep memory small whatever the input.
public struct RecordLimits: Sendable {
  /// Bytes of one record; a longer one is rejected and skipped.
  public var longestRecord = RecordBounds.longestRecord
  /// Records in a batch.
  public var batchSize = 8_192
  /// Rejects in a batch; a sixteenth of the records in one where it is not set.
  public var rejectsInBatch: Int?
  /// Bytes of texts in a batch that no batch before it had.
  public var textsInBatch = 1 << 20
  /// Distinct contexts remembered at a time: with those of a last batch just below a power of two, where tables grow.
  public var rememberedContexts = 120_000

  public init() {}
}

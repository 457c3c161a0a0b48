/// A batch on its way from the archive to the store: occurrences, and the contexts and texts they are the first to use.
///
/// Contexts are numbered from 0 and texts from 1 (0 is the absent one) in the order of their first appearance over all
/// batches of one epoch. When the reader has seen too many to remember, it starts a new epoch and numbers
/// afresh; memory stays bounded.
public struct RecordBatch: Sendable {
  /// A reader's epoch; it only grows.
  public var epoch: Int
  /// The number of the first of ``texts``; the others follow without a gap.
  public var firstText: Int32
  public var texts: [String] = []
  /// The number of the first of ``contexts``; the others follow without a gap.
  public var firstContext: Int32
  public var contexts: [IdentifiedContext] = []
  /// The numbers of the contexts' texts, one for each of `RecordField.allCases`, context after context.
  public var contextTexts: [Int32] = []
  /// Entries of containers that this batch is the first to speak of, in the order they were met.
  public var opened: [OpenedFile] = []
  public var occurrences: [RecordOccurrence] = []
  /// What the compacted ones among them stand for.
  public var compactions: [Compaction] = []
  public var rejects: [RejectedRecord] = []
  /// Files whose last record is in this batch or an earlier one, in the order they were read.
  public var finished: [ReadingResult] = []
  /// What the file under way comes to so far, if there is one: its records up to there are in this batch or earlier ones.
  public var underway: ReadingResult?

  public init(epoch: Int, firstContext: Int32, firstText: Int32 = 1) {
    self.epoch = epoch
    self.firstContext = firstContext
    self.firstText = firstText
  }

  public var isEmpty: Bool {
    contexts.isEmpty && opened.isEmpty && occurrences.isEmpty && rejects.isEmpty
      && finished.isEmpty
  }

  /// Adds a context whose texts are in the pool.
  /// - Parameter numbers: of the texts, by field.
  public mutating func append(
    _ numbers: [Int32], category: RecordCategory, shape: FlowShape, in pool: TextPool
  ) -> IdentifiedContext {
    let hashes = RecordIdentity.hashes(of: numbers, category: category, in: pool)
    let context = IdentifiedContext(
      category: category, identity: hashes.identity, all: hashes.all, shape: shape)
    contexts.append(context)
    contextTexts += numbers
    return context
  }

  /// Adds the texts of the pool that no batch before it had.
  public mutating func appendTexts(of pool: TextPool) {
    for number in (firstText + Int32(texts.count))..<Int32(pool.count) {
      texts.append(pool.text(number))
    }
  }

  /// Orders the occurrences by time and key, the order in which the store takes them best.
  public mutating func sort() {
    struct Place {
      var time: Int64
      var key: Int64
      var index: Int32
    }
    if isSorted { return }
    var places = occurrences.enumerated().map {
      Place(time: $1.time.milliseconds, key: $1.key, index: Int32($0))
    }
    places.sort { $0.time != $1.time ? $0.time < $1.time : $0.key < $1.key }
    occurrences = places.map { occurrences[Int($0.index)] }
  }

  private var isSorted: Bool {
    var last = (time: Int64.min, key: Int64.min)
    for occurrence in occurrences {
      let next = (time: occurrence.time.milliseconds, key: occurrence.key)
      if next < last { return false }
      last = next
    }
    return true
  }
}

import PerimetryModel

/// What became of records with the same columns, so that a context is built once.
final class ContextCache {
  struct Entry {
    enum Kind: UInt8 { case context, foreign, reject }

    var kind: Kind
    var isUnknownCategory: Bool
    /// The context's number in the epoch; an index into ``reasons`` for a reject.
    var number: Int32
    var identity: UInt64
    /// A bit for each position in ``Diagnostic/Code/allCases``.
    var diagnostics: UInt32
  }

  private(set) var epoch = 0
  private(set) var nextNumber: Int32 = 0
  /// Numbers in ``entries``.
  private let table = HashedTable()
  private var entries: [Entry] = []
  private var reasons: [Reject.Reason] = []
  private let capacity: Int
  let hash = SeededHash()

  /// - Parameter capacity: contexts remembered before a new epoch starts.
  init(capacity: Int) { self.capacity = capacity }

  var isFull: Bool { table.count >= capacity }

  func startEpoch() {
    epoch += 1
    nextNumber = 0
    table.removeAll()
    entries.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
  }

  /// The number of an entry in this epoch.
  @inline(__always)
  func find(_ key: SeededHash.Value) -> Int32? { table[key] }

  @inline(__always)
  subscript(number: Int32) -> Entry { entries[Int(number)] }

  func reason(of entry: Entry) -> Reject.Reason { reasons[Int(entry.number)] }

  func rememberContext(
    _ context: IdentifiedContext, diagnostics: Set<Diagnostic.Code>, as key: SeededHash.Value
  ) -> Int32 {
    let entry = Entry(
      kind: .context, isUnknownCategory: context.category.known == nil, number: nextNumber,
      identity: context.identity, diagnostics: ContextCache.mask(diagnostics))
    nextNumber += 1
    return remember(entry, as: key)
  }

  func rememberForeign(as key: SeededHash.Value) -> Int32 {
    let entry = Entry(
      kind: .foreign, isUnknownCategory: false, number: 0, identity: 0, diagnostics: 0)
    return remember(entry, as: key)
  }

  func rememberReject(_ reason: Reject.Reason, as key: SeededHash.Value) -> Int32 {
    let entry = Entry(
      kind: .reject, isUnknownCategory: false, number: Int32(reasons.count), identity: 0,
      diagnostics: 0)
    reasons.append(reason)
    return remember(entry, as: key)
  }

  private func remember(_ entry: Entry, as key: SeededHash.Value) -> Int32 {
    let number = Int32(entries.count)
    entries.append(entry)
    table.insert(number, as: key)
    return number
  }

  private static func mask(_ codes: Set<Diagnostic.Code>) -> UInt32 {
    if codes.isEmpty { return 0 }
    return Diagnostic.Code.allCases.enumerated().reduce(0) { mask, code in
      codes.contains(code.element) ? mask | 1 << UInt32(code.offset) : mask
    }
  }
}

import PerimetryModel

/// Recognises a context by the raw bytes of its columns, so that most records are never normalised at all.
/// The key is 128 bits of a hash seeded anew for each reader: nobody who writes log lines can aim at it.
final class ContextCache {
  struct Entry {
    enum Kind { case context, foreign, reject }

    var kind: Kind
    /// The context's number in the epoch; an index into ``reasons`` for a reject.
    var number: Int32
    var identity: UInt64
    var isUnknownCategory: Bool
    /// A bit for each position in ``Diagnostic/Code/allCases``.
    var diagnostics: UInt32
  }

  private(set) var epoch = 0
  private(set) var nextNumber: Int32 = 0
  private let table = ContextTable()
  private var reasons: [Reject.Reason] = []
  private let capacity: Int
  private let seed: (UInt64, UInt64)

  struct Key: Equatable {
    var low: UInt64
    var high: UInt64
  }

  /// - Parameter capacity: contexts remembered before a new epoch starts.
  init(capacity: Int) {
    self.capacity = capacity
    var generator = SystemRandomNumberGenerator()
    seed = (generator.next() | 1, generator.next() | 1)
  }

  var isFull: Bool { table.count >= capacity }

  func startEpoch() {
    epoch += 1
    nextNumber = 0
    table.removeAll()
    reasons.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  func find(_ key: Key) -> Entry? { table[key] }

  func reason(of entry: Entry) -> Reject.Reason { reasons[Int(entry.number)] }

  func remember(_ result: ContextBuilder.Result, identity: UInt64, as key: Key) -> Entry {
    let entry: Entry
    switch result {
    case .context(let context, let diagnostics):
      entry = Entry(
        kind: .context, number: nextNumber, identity: identity,
        isUnknownCategory: context.category.known == nil,
        diagnostics: ContextCache.mask(diagnostics))
      nextNumber += 1
    case .foreign:
      entry = Entry(
        kind: .foreign, number: 0, identity: 0, isUnknownCategory: false, diagnostics: 0)
    case .reject(let reason):
      entry = Entry(
        kind: .reject, number: Int32(reasons.count), identity: 0, isUnknownCategory: false,
        diagnostics: 0)
      reasons.append(reason)
    }
    table.insert(entry, as: key)
    return entry
  }

  private static func mask(_ codes: Set<Diagnostic.Code>) -> UInt32 {
    Diagnostic.Code.allCases.enumerated().reduce(0) { mask, code in
      codes.contains(code.element) ? mask | 1 << UInt32(code.offset) : mask
    }
  }

  /// Hashes the context slots, and the port where it is no number.
  @inline(__always)
  func key(of slots: SlotTable, hints: Int) -> Key {
    var low = seed.0 ^ UInt64(truncatingIfNeeded: hints)
    var high = seed.1
    for slot in 0..<RecordColumn.contextSlots { mix(slots[slot], slot, &low, &high) }
    let port = slots[RecordColumn.port.slot]
    if port.kind != JSONKind.null && port.portNumber == nil {
      mix(port, RecordColumn.port.slot, &low, &high)
    }
    return Key(low: low, high: high)
  }

  @inline(__always)
  private func mix(
    _ value: JSONEvent, _ slot: Int, _ low: inout UInt64, _ high: inout UInt64
  ) {
    if value.kind == JSONKind.null { return }
    guard value.kind == JSONKind.string, let text = value.text else {
      let tag = UInt64(slot) << 40 | UInt64(value.kind) << 32
      fold(&low, &high, tag, UInt64(bitPattern: value.value.integer))
      return
    }
    let bytes = UnsafeRawPointer(text)
    let count = Int(value.length)
    // The secret keeps lengths apart; the slot stands in the byte that the tail of a text never reaches.
    low &+= UInt64(value.length) &* seed.0
    var position = 0
    while position + 16 <= count {
      fold(
        &low, &high, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self))
      position += 16
    }
    var tail: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &tail) { buffer in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(start: bytes + position, count: count - position))
    }
    fold(&low, &high, tail.0, tail.1 ^ UInt64(slot + 1) << 56)
  }

  /// Two independent multiply-and-fold lanes over the same words.
  @inline(__always)
  private func fold(_ low: inout UInt64, _ high: inout UInt64, _ a: UInt64, _ b: UInt64) {
    let first = (low ^ a).multipliedFullWidth(by: b ^ seed.1)
    let second = (high ^ b ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: a ^ seed.0)
    low = (first.high ^ first.low) &+ 0x2545_F491_4F6C_DD1D &+ low << 1
    high = (second.high ^ second.low) &+ 0x9E6C_63D0_876A_68EB &+ high << 1
  }
}

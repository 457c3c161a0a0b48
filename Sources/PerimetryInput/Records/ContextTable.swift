/// What a ``ContextCache`` remembers: open addressing over keys that are hashes already. A slot is one cache line, and at
/// most half of them are used.
final class ContextTable {
  typealias Key = ContextCache.Key
  typealias Entry = ContextCache.Entry

  private struct Slot {
    var key = Key(low: 0, high: 0)
    var entry = Entry(
      kind: .foreign, number: 0, identity: 0, isUnknownCategory: false, diagnostics: 0)
    var isUsed = false
  }

  private static let smallest = 4096
  private var slots: UnsafeMutableBufferPointer<Slot>
  private(set) var count = 0

  init() { slots = ContextTable.empty(ContextTable.smallest) }

  deinit { slots.deallocate() }

  @inline(__always)
  subscript(key: Key) -> Entry? {
    let index = index(of: key)
    return slots[index].isUsed ? slots[index].entry : nil
  }

  /// - Precondition: the key is not there.
  func insert(_ entry: Entry, as key: Key) {
    if 2 * count >= slots.count { grow() }
    slots[index(of: key)] = Slot(key: key, entry: entry, isUsed: true)
    count += 1
  }

  func removeAll() {
    slots.deallocate()
    slots = ContextTable.empty(ContextTable.smallest)
    count = 0
  }

  /// Where the key is, or belongs.
  @inline(__always)
  private func index(of key: Key) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.low) & mask
    while slots[index].isUsed && slots[index].key != key { index = (index + 1) & mask }
    return index
  }

  private func grow() {
    let old = slots
    slots = ContextTable.empty(2 * old.count)
    for slot in old where slot.isUsed { slots[index(of: slot.key)] = slot }
    old.deallocate()
  }

  /// - Parameter size: a power of two.
  private static func empty(_ size: Int) -> UnsafeMutableBufferPointer<Slot> {
    let slots = UnsafeMutableBufferPointer<Slot>.allocate(capacity: size)
    slots.initialize(repeating: Slot())
    return slots
  }
}

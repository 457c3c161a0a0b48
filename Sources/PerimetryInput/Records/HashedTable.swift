/// Numbers by hashes that need no comparison of what was hashed: open addressing, at most three quarters full. Of each hash
/// 96 bits are kept, so that four slots fit where the processor fetches one.
final class HashedTable {
  typealias Key = SeededHash.Value

  private struct Slot {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// The number plus one; 0 where there is none.
    var number: Int32 = 0
  }

  private static let smallest = 4096
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = HashedTable.smallest - 1
    slots = HashedTable.empty(HashedTable.smallest)
  }

  deinit { slots.deallocate() }

  @inline(__always)
  subscript(key: Key) -> Int32? {
    let number = slots[index(of: key.low, HashedTable.kept(key))].number
    return number == 0 ? nil : number - 1
  }

  /// - Precondition: the key is not there.
  func insert(_ number: Int32, as key: Key) {
    if 4 * count > 3 * mask { grow() }
    let high = HashedTable.kept(key)
    slots[index(of: key.low, high)] = Slot(low: key.low, high: high, number: number + 1)
    count += 1
  }

  func removeAll() {
    slots.deallocate()
    mask = HashedTable.smallest - 1
    slots = HashedTable.empty(HashedTable.smallest)
    count = 0
  }

  @inline(__always)
  private static func kept(_ key: Key) -> UInt32 { UInt32(truncatingIfNeeded: key.high) }

  /// Where the key is, or belongs.
  @inline(__always)
  private func index(of low: UInt64, _ high: UInt32) -> Int {
    var index = Int(truncatingIfNeeded: low) & mask
    while slots[index].number != 0 && (slots[index].low != low || slots[index].high != high) {
      index = (index &+ 1) & mask
    }
    return index
  }

  private func grow() {
    let (old, size) = (slots, mask + 1)
    mask = 2 * size - 1
    slots = HashedTable.empty(2 * size)
    for slot in UnsafeBufferPointer(start: old, count: size) where slot.number != 0 {
      slots[index(of: slot.low, slot.high)] = slot
    }
    old.deallocate()
  }

  /// - Parameter size: a power of two.
  private static func empty(_ size: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
    slots.initialize(repeating: Slot(), count: size)
    return slots
  }
}

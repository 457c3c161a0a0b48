/// Values by hashes that need no comparison of what was hashed: open addressing, at most half full.
final class HashedTable<Value> {
  typealias Key = SeededHash.Value

  private struct Slot {
    var key = Key(low: 0, high: 0)
    var value: Value?
  }

  private static var smallest: Int { 4096 }
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = Self.smallest - 1
    slots = Self.empty(Self.smallest)
  }

  deinit { release() }

  @inline(__always)
  subscript(key: Key) -> Value? { slots[index(of: key)].value }

  /// - Precondition: the key is not there.
  func insert(_ value: Value, as key: Key) {
    if 2 * count > mask { grow() }
    slots[index(of: key)] = Slot(key: key, value: value)
    count += 1
  }

  func removeAll() {
    release()
    mask = Self.smallest - 1
    slots = Self.empty(Self.smallest)
    count = 0
  }

  /// Where the key is, or belongs.
  @inline(__always)
  private func index(of key: Key) -> Int {
    var index = Int(truncatingIfNeeded: key.low) & mask
    while slots[index].value != nil && slots[index].key != key { index = (index &+ 1) & mask }
    return index
  }

  private func grow() {
    let (old, size) = (slots, mask + 1)
    mask = 2 * size - 1
    slots = Self.empty(2 * size)
    for position in 0..<size where old[position].value != nil {
      slots[index(of: old[position].key)] = old[position]
    }
    old.deinitialize(count: size)
    old.deallocate()
  }

  private func release() {
    slots.deinitialize(count: mask + 1)
    slots.deallocate()
  }

  /// - Parameter size: a power of two.
  private static func empty(_ size: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
    slots.initialize(repeating: Slot(), count: size)
    return slots
  }
}

/// Positions in a list by the hashes of what stands there: open addressing, at most half full. What is equal, the owner of
/// the list says.
struct PositionTable {
  /// Positions plus one; 0 where there is none.
  private var slots: [Int32]
  private var shift: Int
  private var count = 0

  /// - Parameter expected: entries it holds without growing.
  init(expected: Int) {
    let bits = max(4, Int.bitWidth - (2 * max(1, expected) - 1).leadingZeroBitCount)
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64.bitWidth - bits
  }

  @inline(__always)
  func find(_ hash: Int64, where isThere: (Int) -> Bool) -> Int? {
    var slot = start(hash)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if isThere(position) { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// - Parameters:
  ///   - position: of what is not in the table.
  ///   - hashes: the hash of what stands at a position that is in it.
  mutating func insert(_ position: Int, hash: Int64, hashes: (Int) -> Int64) {
    if 2 * (count + 1) > slots.count { grow(hashes) }
    place(position, hash)
    count += 1
  }

  mutating func removeAll() {
    for slot in slots.indices { slots[slot] = 0 }
    count = 0
  }

  private mutating func place(_ position: Int, _ hash: Int64) {
    var slot = start(hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(position + 1)
  }

  private mutating func grow(_ hashes: (Int) -> Int64) {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    shift -= 1
    for entry in old where entry != 0 { place(Int(entry) - 1, hashes(Int(entry) - 1)) }
  }

  @inline(__always)
  private func start(_ hash: Int64) -> Int {
    let mixed = UInt64(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> UInt64(shift))
  }
}

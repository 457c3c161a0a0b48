import Foundation
import PerimetryModel

/// The rows of contexts met before in this run, as many as its bound holds: the reader forgets its contexts now and then and
/// sends them again, and a look-up in the store costs more than all else that is done with them.
///
/// Both hashes of a context are folded into one under a secret of the run, so nobody who writes log lines can aim at
/// another's; what is not found here is looked up in the store.
final class ContextMemo {
  private struct Entry {
    var fingerprint: UInt64
    var id: UInt32
    var flow: UInt32
  }

  private static let ways = 4
  private let mask: Int
  /// `nil` where there was no memory for it: then nothing is remembered.
  private let entries: UnsafeMutablePointer<Entry>?
  private let secret: (UInt64, UInt64)

  /// - Parameter capacity: contexts remembered, rounded up to a power of two; 16 bytes each, taken as they come.
  init(capacity: Int) {
    let bits = Int.bitWidth - (max(ContextMemo.ways, capacity) - 1).leadingZeroBitCount
    mask = (1 << bits) - 1
    // Zeroed pages that nobody has touched take no memory; an id of 0 is no row.
    entries = calloc(1 << bits, MemoryLayout<Entry>.stride)?
      .bindMemory(to: Entry.self, capacity: 1 << bits)
    var generator = SystemRandomNumberGenerator()
    secret = (generator.next() | 1, generator.next() | 1)
  }

  deinit { free(entries) }

  func row(of context: IdentifiedContext) -> ContextWriter.Row? {
    guard let entries else { return nil }
    let fingerprint = fingerprint(of: context)
    let first = first(fingerprint)
    for slot in first..<(first + ContextMemo.ways) where entries[slot].fingerprint == fingerprint {
      if entries[slot].id == 0 { return nil }
      return ContextWriter.Row(id: Int64(entries[slot].id), flow: Int64(entries[slot].flow))
    }
    return nil
  }

  /// Takes the place of the context that was remembered longest ago where there is no room.
  func remember(_ row: ContextWriter.Row, of context: IdentifiedContext) {
    guard let entries, let id = UInt32(exactly: row.id), let flow = UInt32(exactly: row.flow)
    else { return }
    let fingerprint = fingerprint(of: context)
    let first = first(fingerprint)
    if entries[first].fingerprint == fingerprint && entries[first].id == id { return }
    for slot in stride(from: first + ContextMemo.ways - 1, to: first, by: -1) {
      entries[slot] = entries[slot - 1]
    }
    entries[first] = Entry(fingerprint: fingerprint, id: id, flow: flow)
  }

  private func first(_ fingerprint: UInt64) -> Int {
    Int(truncatingIfNeeded: fingerprint >> 32) & mask & ~(ContextMemo.ways - 1)
  }

  @inline(__always)
  private func fingerprint(of context: IdentifiedContext) -> UInt64 {
    let product = (context.all ^ secret.0).multipliedFullWidth(by: context.identity ^ secret.1)
    return product.high ^ product.low
  }
}

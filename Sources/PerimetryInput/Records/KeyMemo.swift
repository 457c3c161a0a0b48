import Foundation
import PerimetryModel

/// Remembers what each spelling of a key means, so that folding and dictionary look-ups happen once a
/// spelling and not once a record. Bounded: past the capacity new spellings are looked up each time.
final class KeyMemo {
  /// What a key means to the decoder.
  enum Action: Equatable {
    case ignore
    case column(slot: Int)
    /// A nested scope; where the value is no object, it goes to the slot, if there is one.
    case nested(RecordKeys.Scope, slot: Int?)
  }

  private struct Entry {
    var spelling: UnsafeMutablePointer<UInt8>?
    var length = 0
    var scope = 0
    var action = Action.ignore
  }

  private static let capacity = 1024
  private static let longestRemembered = 64
  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: KeyMemo.capacity)
  private var count = 0

  init() { entries.initialize(repeating: Entry(), count: KeyMemo.capacity) }

  deinit {
    for index in 0..<KeyMemo.capacity { entries[index].spelling?.deallocate() }
    entries.deallocate()
  }

  @inline(__always)
  func action(for key: UnsafePointer<UInt8>, length: Int, in scope: RecordKeys.Scope) -> Action {
    guard length > 0, length <= KeyMemo.longestRemembered else { return .ignore }
    var index = KeyMemo.hash(key, length, scope.rawValue)
    while let spelling = entries[index].spelling {
      if entries[index].length == length && entries[index].scope == scope.rawValue
        && memcmp(spelling, key, length) == 0
      {
        return entries[index].action
      }
      index = (index + 1) & (KeyMemo.capacity - 1)
    }
    return remember(key, length, scope, at: index)
  }

  private static func hash(_ key: UnsafePointer<UInt8>, _ length: Int, _ scope: Int) -> Int {
    let mixed =
      Int(key[0]) &* 131 &+ Int(key[length / 2]) &* 31 &+ Int(key[length - 1]) &* 7 &+ length &* 61
      &+ scope &* 17
    return mixed & (capacity - 1)
  }

  private func remember(
    _ key: UnsafePointer<UInt8>, _ length: Int, _ scope: RecordKeys.Scope, at index: Int
  ) -> Action {
    let text = String(decoding: UnsafeBufferPointer(start: key, count: length), as: UTF8.self)
    let action: Action =
      switch RecordKeys.meaning(of: text, in: scope) {
      case .column(let column): .column(slot: column.slot)
      case .nested(let inner, let column): .nested(inner, slot: column?.slot)
      case nil: .ignore
      }
    if count < KeyMemo.capacity / 2 {
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: length)
      copy.update(from: key, count: length)
      entries[index] = Entry(
        spelling: copy, length: length, scope: scope.rawValue, action: action)
      count += 1
    }
    return action
  }
}

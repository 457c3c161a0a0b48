import Foundation

/// Work that was begun on a thread of its own and whose outcome is asked for later.
final class Ahead<Value: Sendable>: Sendable {
  private let outcome = BoundedQueue<Result<Value, any Error>>(capacity: 1)

  init(_ work: @escaping @Sendable () throws -> Value) {
    let thread = Thread { [outcome] in
      _ = outcome.put(Result { try work() })
      outcome.close()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Waits for the end of the work. Asked for once.
  func value() throws -> Value {
    guard let result = outcome.take() else { throw CancellationError() }
    return try result.get()
  }
}

import Foundation

/// Hands values from one thread to another and holds the first back when the second falls behind.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let capacity: Int
  private var elements: [Element] = []
  private var isClosed = false

  init(capacity: Int) { self.capacity = capacity }

  /// Waits for room. False once the queue is closed.
  func put(_ element: Element) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while elements.count >= capacity && !isClosed { condition.wait() }
    if isClosed { return false }
    elements.append(element)
    condition.signal()
    return true
  }

  /// Waits for an element. `nil` once the queue is closed and empty.
  func take() -> Element? {
    condition.lock()
    defer { condition.unlock() }
    while elements.isEmpty && !isClosed { condition.wait() }
    if elements.isEmpty { return nil }
    defer { condition.signal() }
    return elements.removeFirst()
  }

  /// No more elements come; those inside can still be taken.
  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    condition.broadcast()
  }
}

import Dispatch

/// Tells one thread that another no longer needs its core.
public final class Turn: Sendable {
  private let given = DispatchSemaphore(value: 0)

  public init() {}

  /// To be called once.
  public func give() { given.signal() }

  /// Until it is given. To be called once.
  public func wait() { given.wait() }
}

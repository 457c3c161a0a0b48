import Synchronization

/// What a command worked on, kept until the process ends: the system takes memory back at once, and taking hundreds of
/// thousands of flows apart is a tenth of the time of a short report.
enum LeftToTheSystem {
  private struct State {
    var isMeant = false
    var kept: [any Sendable] = []
  }

  private static let state = Mutex(State())

  /// To be called by a process that ends with its command. Where several follow each other, nothing is kept.
  static func begin() { state.withLock { $0.isMeant = true } }

  static func end() { state.withLock { $0 = State() } }

  static func keep(_ values: any Sendable...) {
    state.withLock { if $0.isMeant { $0.kept += values } }
  }
}

import ArgumentParser
import Foundation
import PerimetryStore

/// How long a writer waits for another one.
struct WaitOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long to wait for another run that writes to the store; 0 does not wait.",
      valueName: "seconds"))
  var wait = 5.0

  private static let pause = 0.05

  func validate() throws {
    guard wait >= 0 && wait.isFinite else {
      throw ValidationError("--wait \(wait): a number of seconds from 0 up.")
    }
  }

  /// Runs the body while no other process writes to the store.
  /// - Throws: ``StoreError/held(path:by:)`` where another one still does after the time.
  func hold<T>(_ store: String, _ verbosity: VerbosityOptions, _ body: () throws -> T) throws -> T {
    let lock = try acquire(store, verbosity)
    defer { lock?.release() }
    return try body()
  }

  private func acquire(_ store: String, _ verbosity: VerbosityOptions) throws -> StoreLock? {
    let start = ContinuousClock.now
    var hasSaid = false
    while true {
      do {
        return try StoreLock.acquire(
          beside: store,
          as: StoreHolder(
            process: getpid(), host: ProcessInfo.processInfo.hostName,
            since: Date().ISO8601Format()))
      } catch let error as StoreError {
        guard case .held(_, let holder) = error, ContinuousClock.now - start < .seconds(wait) else {
          throw error
        }
        if !hasSaid, let holder {
          verbosity.note("\(store): in use by \(holder); waiting for up to \(wait) s")
          hasSaid = true
        }
        Thread.sleep(forTimeInterval: WaitOption.pause)
      }
    }
  }
}

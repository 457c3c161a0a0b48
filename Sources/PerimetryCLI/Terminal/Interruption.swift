import Dispatch
import Foundation
import Synchronization

/// Notices Ctrl-C and the like, so that a run ends after what it is about to commit and cleans up behind itself.
/// A second one ends the program at once. There is one for all: another would take the signals away from it.
final class Interruption: Sendable {
  static let shared = Interruption()

  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
  }

  private let counter = Counter()
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  private init() {
    let queue = DispatchQueue(label: "perimetry.signals")
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for source in sources {
      source.setEventHandler { [counter] in
        if counter.value.add(1, ordering: .relaxed).newValue > 1 {
          exit(ExitStatus.interrupted.rawValue)
        }
      }
      source.resume()
    }
  }

  var isRequested: Bool { counter.value.load(ordering: .relaxed) > 0 }
}

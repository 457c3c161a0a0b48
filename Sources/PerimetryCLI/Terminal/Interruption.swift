import Dispatch
import Foundation
import Synchronization

/// Notices Ctrl-C and the like, so that a run ends after what it is about to commit and cleans up behind itself.
/// A second one ends the program at once.
final class Interruption: Sendable {
  private let count = Atomic<Int>(0)
  private let sources: [any DispatchSourceSignal]

  init() {
    let queue = DispatchQueue(label: "perimetry.signals")
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for source in sources {
      source.setEventHandler { [weak self] in
        if self?.count.add(1, ordering: .relaxed).newValue ?? 2 > 1 {
          exit(ExitStatus.interrupted.rawValue)
        }
      }
      source.resume()
    }
  }

  var isRequested: Bool { count.load(ordering: .relaxed) > 0 }
}

import Dispatch
import Foundation

/// Waits for the writer of a pipe without turning a deaf ear to Ctrl-C. A program that means to end in good order
/// ignores the signal and only takes note of it, so the system interrupts no read on its behalf.
final class PipeWait {
  private let descriptor: Int32
  private let interrupted = DispatchSemaphore(value: 0)
  private let signals: [any DispatchSourceSignal]
  private var isInterrupted = false

  private static let patience: Int32 = 100

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    let queue = DispatchQueue(label: "perimetry.pipe")
    signals = [SIGINT, SIGTERM, SIGHUP].map {
      DispatchSource.makeSignalSource(signal: $0, queue: queue)
    }
    for source in signals {
      source.setEventHandler { [interrupted] in interrupted.signal() }
      source.resume()
    }
  }

  deinit { for source in signals { source.cancel() } }

  /// Waits until a read would not have to: there are bytes, or the last writer has gone.
  /// - Returns: false where a signal came first.
  func isReady() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      // What cannot be waited for is left to the read to say.
      let ready = poll(&request, 1, PipeWait.patience)
      if ready > 0 || (ready < 0 && errno != EINTR) { return true }
      // One more turn, so that whoever else took note of the signal has done so.
      if isInterrupted { return false }
      isInterrupted = interrupted.wait(timeout: .now()) == .success
    }
  }
}

import Foundation
import PerimetryOutput

/// Standard output and standard error. Output is the result and nothing else.
enum Console {
  /// Where results go: standard output, but for a report of a run, which goes to a file.
  @TaskLocal static var output: Int32 = STDOUT_FILENO

  /// - Throws: the status to end in: ``ExitStatus/done`` where the reader has gone, which is no error. Thrown and not
  ///   exited, so that a temporary store is removed on the way.
  static func write(_ text: String) throws {
    let code = write(text, to: output)
    if code == 0 { return }
    if code == EPIPE { throw ExitStatus.done }
    if output != STDOUT_FILENO {
      throw FileProblem(path: "a report", reason: String(cString: strerror(code)))
    }
    note("perimetry: standard output cannot be written: \(String(cString: strerror(code)))")
    throw ExitStatus.nothingDone
  }

  /// Writes a report after which a gate is still to be judged: a reader that has gone has seen enough, and the status is
  /// for others.
  static func show(_ text: String) throws {
    do { try write(text) } catch ExitStatus.done { return }
  }

  /// Where standard error cannot be written there is nobody to tell.
  static func note(_ text: String) { _ = write(text + "\n", to: STDERR_FILENO) }

  /// Messages may name files and values that came from logs: they are made harmless.
  static func error(_ text: String) { note("perimetry: " + TerminalText(text).description) }

  static func text(of error: any Error) -> String {
    (error as? any LocalizedError)?.errorDescription ?? "\(error)"
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How reports are to look: as wide as the terminal, in colour only there and unless `NO_COLOR` is set.
  static var style: TextStyle {
    // A report of a run is the same wherever the run was started.
    if output != STDOUT_FILENO { return TextStyle(width: 100, color: false) }
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isTerminal(STDOUT_FILENO)
    let color =
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return TextStyle(width: width(environment), color: color)
  }

  private static func width(_ environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return 100
  }

  /// - Returns: the number of the error that stopped it, or 0.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}

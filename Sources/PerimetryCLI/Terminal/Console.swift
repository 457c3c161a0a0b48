import Foundation
import PerimetryOutput

/// Standard output and standard error. Output is the result and nothing else.
enum Console {
  static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Messages may name files and values that came from logs: they are made harmless.
  static func error(_ text: String) { note("perimetry: " + TerminalText(text).description) }

  static func text(of error: any Error) -> String {
    (error as? any LocalizedError)?.errorDescription ?? "\(error)"
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How reports are to look: as wide as the terminal, in colour only there and unless `NO_COLOR` is set.
  static var style: TextStyle {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isTerminal(STDOUT_FILENO)
    let color =
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return TextStyle(width: width(environment), color: color)
  }

  private static func width(_ environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns >= 40 { return columns }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
      return Int(size.ws_col)
    }
    return 100
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno == EPIPE {
          exit(ExitStatus.done.rawValue)
        } else if errno != EINTR {
          if descriptor == STDOUT_FILENO {
            note(
              "perimetry: standard output cannot be written: \(String(cString: strerror(errno)))")
            exit(ExitStatus.nothingDone.rawValue)
          }
          return
        }
      }
    }
  }
}

import ArgumentParser
import Foundation

/// The program: parses the arguments, runs a command, and is the one place where errors become an exit status.
public enum Program {
  public static let version = "0.1.0"

  public static func run() -> Never {
    // A closed pipe is no error: writing to it fails, and the program ends quietly.
    signal(SIGPIPE, SIG_IGN)
    // Nor is a limit on the size of files: the write fails, and that is said.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Perimetry.parseAsRoot()
      LeftToTheSystem.begin()
      try command.run()
      exit(ExitStatus.done.rawValue)
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch {
      if let status = ExitStatus(of: error) {
        Console.error(Console.text(of: error))
        exit(status.rawValue)
      }
      Perimetry.exit(withError: error)
    }
  }
}

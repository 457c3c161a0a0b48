import ArgumentParser

struct VerbosityOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "No progress and no remarks on standard error; errors remain.")
  var quiet = false

  @Flag(
    name: .shortAndLong, help: "Say more on standard error: each file, each kind of diagnostic.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  func note(_ text: String) {
    if !quiet { Console.error(text) }
  }
}

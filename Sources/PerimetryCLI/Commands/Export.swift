import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryOutput

extension Dialect: ExpressibleByArgument {}

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a recommendation as a template that applies it.",
    discussion: """
      Takes what `perimetry recommend --format json` wrote, edited by hand or not, and writes to standard output. The \
      same rules always give the same bytes. Only the `rules` of each profile are read; edits of its candidates, and \
      elements that open very much (wider than /8 or an IPv6 /32, or *), are pointed out on standard error.

        perimetry export arm rules.json > rules.template.json
        perimetry recommend --format json | perimetry export terraform - > rules.tf
      """)

  @Argument(help: "The dialect.")
  var dialect: Dialect

  @Argument(
    help: ArgumentHelp("The rule set, or - for standard input.", valueName: "rules"),
    completion: .file(extensions: ["json"]))
  var rules: String

  @OptionGroup var verbosity: VerbosityOptions

  func run() throws {
    let reading = try RuleSetReader.reading(of: try read(), named: rules)
    let text = try dialect.rendered(reading.ruleSet)
    for line in ExportRemarks(reading: reading).lines { verbosity.note(line) }
    try Console.write(text)
  }

  private func read() throws -> Data {
    if rules == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: rules))
    } catch {
      throw FileProblem(
        path: rules,
        reason: "cannot be read; write one with `perimetry recommend --format json > rules.json`")
    }
  }
}

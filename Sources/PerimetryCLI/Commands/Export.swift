import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput

extension Dialect: ExpressibleByArgument {}

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a recommendation as a template or a script that applies it.",
    discussion: """
      Takes what `perimetry recommend --format json` wrote, edited by hand or not, and writes to standard output. The \
      same rules always give the same bytes. Only the `rules` of each profile are read, and the candidates' evidence for \
      comments; edits of the candidates, and elements that open very much (wider than /8 or an IPv6 /32, or *), are \
      pointed out on standard error.

        perimetry export bicep rules.json > rules.bicep
        perimetry recommend --format json | perimetry export terraform - > rules.tf

      Azure replaces a rule as a whole when it is written. With --existing, elements that a rule of the same name holds \
      already are kept. With --undo, and otherwise the same words, comes what takes back what was made without.

        perimetry export azure-cli rules.json --existing before.json > apply.sh
        perimetry export azure-cli rules.json --existing before.json --undo > undo.sh

      A profile whose name from the logs Azure would not allow is left out, named, and the run ends with status 3.
      """)

  @Argument(help: "The dialect.")
  var dialect: Dialect

  @Argument(
    help: ArgumentHelp("The rule set, or - for standard input.", valueName: "rules"),
    completion: .file(extensions: ["json"]))
  var rules: String

  @Flag(help: "Write what removes exactly what the same export without --undo adds.")
  var undo = false

  @Flag(
    help: """
      Take the names of perimeter, profile, group and subscription as parameters instead of those from the logs.
      """)
  var parameters = false

  @Option(
    help: ArgumentHelp(
      "The rules there are already: a rule of the same name keeps what it holds.",
      discussion: "Any export that `perimetry recommend --rules` takes.", valueName: "file"),
    completion: .file(extensions: ["json", "tfstate"]))
  var existing: String?

  @Option(
    help: ArgumentHelp(
      "Only the rules of this perimeter: its id or its name.", valueName: "perimeter"))
  var perimeter: String?

  @Option(help: ArgumentHelp("Only the rules of profiles of this name.", valueName: "profile"))
  var profile: String?

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if rules == "-" && existing == "-" {
      throw ValidationError("Standard input can be read once: name a file for one of both.")
    }
  }

  func run() throws {
    let data = try read(rules, from: "perimetry recommend --format json > rules.json")
    var reading = try RuleSetReader.reading(of: data, named: rules)
    for remark in reading.remarks {
      verbosity.note("warning: \(rules): \(remark.path): \(remark.kind)")
    }
    try select(&reading.ruleSet)
    let form = ExportForm(
      evidence: RuleSetReader.evidence(in: data),
      existing: try existing.map(existingRules) ?? ExistingRules(),
      takesNames: parameters, undoes: undo)
    let unusable = leaveOutUnusable(&reading.ruleSet, form)
    let text = try dialect.rendered(reading.ruleSet, as: form)
    for line in ExportRemarks(reading: reading, dialect: dialect, form: form).lines {
      verbosity.note(line)
    }
    try Console.write(text)
    for key in unusable { Console.error("\(OutputError.unusableProfile(key))") }
    if !unusable.isEmpty { throw ExitStatus.partlyDone }
  }

  /// Keeps the profiles that are asked for.
  private func select(_ rules: inout RuleSet) throws {
    var filter = FlowFilter()
    filter.perimeter = perimeter
    filter.profile = profile
    if filter.isEmpty { return }
    let all = rules.profiles
    rules.profiles.removeAll { !filter.matches($0.key) }
    guard rules.profiles.isEmpty else { return }
    let names = all.map { "\($0.key.perimeter.name)/\($0.key.name)" }.joined(separator: ", ")
    throw FileProblem(
      path: self.rules, reason: "no such profile in it; there are: \(TerminalText(names))")
  }

  /// Takes out what this dialect cannot name, unless nothing would be left.
  /// - Returns: what was taken out.
  private func leaveOutUnusable(_ rules: inout RuleSet, _ form: ExportForm) -> [ProfileKey] {
    let unusable = dialect.unusableProfiles(in: rules, as: form)
    let rest = rules.profiles.filter { !unusable.contains($0.key) }
    guard rest.contains(where: { !$0.rules.isEmpty }) else { return [] }
    rules.profiles = rest
    return unusable
  }

  private func existingRules(_ path: String) throws -> ExistingRules {
    let reading = try ExistingRulesReader.read(
      try read(path, from: "az network perimeter profile access-rule list -o json"), named: path)
    for remark in reading.remarks {
      verbosity.note("warning: \(path): \(remark.path): \(remark.kind)")
    }
    for profile in reading.profiles where profile.extent == .page {
      verbosity.note(
        "warning: \(path): a page of a list of several: rules on other pages are not kept")
    }
    return ExistingRules(reading.profiles)
  }

  /// - Parameter command: what writes such a file.
  private func read(_ path: String, from command: String) throws -> Data {
    if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw FileProblem(
        path: path,
        reason: "cannot be read; write one with `\(command)`")
    }
  }
}

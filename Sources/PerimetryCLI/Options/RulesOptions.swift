import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput

struct RulesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An export of the rules that exist already, or - for standard input; may be repeated.",
      discussion: """
        Where rules are proposed, what these let through is not proposed again, and what they use counts against the \
        budget. Recognised by content: replies of REST and of `az network perimeter profile access-rule list`, a resource's \
        networkSecurityPerimeterConfigurations, ARM templates, `terraform show -json`, PowerShell's ConvertTo-Json, \
        rule sets of perimetry.
        """, valueName: "file"),
    completion: .file(extensions: ["json", "tfstate"]))
  var rules: [String] = []

  func validate() throws {
    if rules.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("--rules -: standard input can be read once.")
    }
  }

  /// Says what of the exports could not be taken as it stands.
  func read(_ verbosity: VerbosityOptions) throws -> ExistingRules {
    try readResources(verbosity).rules
  }

  /// The same, with what of the exports could not be taken.
  func readWhole(
    _ verbosity: VerbosityOptions
  ) throws -> (rules: ExistingRules, omissions: [String]) {
    let readings = try rules.map { ($0, try RulesOptions.reading(of: $0, verbosity)) }
    let combined = combined(readings.map(\.1), verbosity)
    let isWhole = combined.profiles.allSatisfy { $0.extent != .page }
    return (
      combined,
      readings.flatMap { file, reading in
        RulesOptions.omissions(of: reading, file).filter { !isWhole || !$0.isPage }.map(\.text)
      }
    )
  }

  /// What of an export could not be taken, and whether that is another page.
  static func omissions(
    of reading: ExistingRulesReading, _ file: String
  ) -> [(text: String, isPage: Bool)] {
    reading.omissions.map {
      ("\(file): \($0.path): \($0.kind)", $0.kind == .export(.nextPage))
    }
  }

  /// The same, with the resources whose configurations are among the exports.
  func readResources(
    _ verbosity: VerbosityOptions
  ) throws -> (rules: ExistingRules, resources: [KnownResource]) {
    let readings = try rules.map { try RulesOptions.reading(of: $0, verbosity) }
    return (combined(readings, verbosity), readings.flatMap(\.resources))
  }

  /// The perimeter's own rules; a resource's copy of them is refused.
  func readPerimeterSide(_ verbosity: VerbosityOptions) throws -> ExistingRules {
    let readings = try rules.map { file in
      let reading = try RulesOptions.reading(of: file, verbosity)
      if !reading.configurations.isEmpty {
        throw FileProblem(
          path: file,
          reason:
            "holds the configuration of a resource, which is the other side: name it without --rules"
        )
      }
      return reading
    }
    return combined(readings, verbosity)
  }

  private func combined(
    _ readings: [ExistingRulesReading], _ verbosity: VerbosityOptions
  ) -> ExistingRules {
    let existing = ExistingRules(readings.flatMap(\.profiles))
    for profile in existing.profiles {
      for direction in Direction.allCases
      where profile.elementCount(direction) > RuleSet.elementLimit {
        verbosity.note(
          "warning: --rules: \(profile.key.name.isEmpty ? "no profile named" : profile.key.name): "
            + "\(profile.elementCount(direction)) \(direction.rawValue) elements are in use, and the platform takes "
            + "\(RuleSet.elementLimit): see whether the exports are of one time, or remove some")
      }
    }
    return existing
  }

  /// What of two exports to compare could not be taken, pages included.
  static func unread(_ files: [String], _ readings: [ExistingRulesReading]) -> RulesUnread {
    let sides = zip(files, readings).map { omissions(of: $1, $0).map(\.text) }
    return RulesUnread(a: sides[0], b: sides[1])
  }

  /// Says what of the export could not be taken as it stands.
  static func reading(
    of file: String, _ verbosity: VerbosityOptions
  ) throws -> ExistingRulesReading {
    let reading = try ExistingRulesReader.read(try data(of: file), named: file)
    for remark in reading.remarks {
      verbosity.note("warning: \(file): \(remark.path): \(remark.kind)")
    }
    if verbosity.verbose { Console.error(summary(of: reading, file)) }
    return reading
  }

  /// Says which exports speak of nothing that was logged: a rule file of another perimeter is easily taken.
  func note(_ existing: ExistingRules, of question: Question, _ verbosity: VerbosityOptions) {
    let history = question.history
    note(
      existing, logged: Set(history.runs(by: \.key).map { history[$0.lowerBound].key.profile }),
      verbosity)
  }

  /// - Parameter logged: profiles that the records know.
  func note(
    _ existing: ExistingRules, logged: Set<ProfileKey>, _ verbosity: VerbosityOptions
  ) {
    for profile in existing.profiles where !logged.contains(where: profile.key.canMean) {
      verbosity.note(
        "warning: --rules: the records know no profile \(profile.key.name) of "
          + "\(profile.key.perimeter.text): its rules change nothing")
    }
  }

  static func data(of file: String) throws -> Data {
    if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw FileProblem(
        path: file,
        reason: "cannot be read; write one with "
          + "`az network perimeter profile access-rule list -o json`")
    }
  }

  private static func summary(of reading: ExistingRulesReading, _ file: String) -> String {
    let profiles = reading.profiles
    let elements = profiles.flatMap(\.rules).map(\.elements.count).reduce(0, +)
    return "\(file): \(reading.shape): \(profiles.map(\.rules.count).reduce(0, +)) rules with "
      + "\(elements) elements in \(profiles.count) profiles"
  }
}

import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Everything known about a peer or a rule, with raw records read back from the files.",
    discussion: """
      A peer is an address, a prefix, a domain name, a resource id or name, or an app id. A rule is the name the logs \
      give as the matched rule, such as "IP firewall" or one of your access rules, or, with --rules, a rule of these files, one \
      element of them, or both as rule/element.

        perimetry explain 198.51.100.7
        perimetry explain 198.51.100.0/28 --examples 10
        perimetry explain "IP firewall"
        perimetry explain 198.51.100.7 --rules current.json --rules rules.json
        perimetry explain offices/198.51.100.0/24 --rules current.json
      """)

  @Argument(help: "The peer or the rule.")
  var subject: String

  @Option(
    help: ArgumentHelp(
      "At most so many raw records are shown: of each flow the first, the last and the largest.",
      discussion: "All are in the view NSPAccessLogs: see `perimetry query`.", valueName: "number"))
  var examples = 3

  @OptionGroup(title: "Rules to try on it") var rules: RulesOptions
  @OptionGroup(title: "Service tags") var tags: KnownTagsOptions
  @OptionGroup(title: "Only this traffic") var filters: FilterOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if subject.isEmpty { throw ValidationError("name a peer or a rule.") }
    if let mistake = PeerPattern.mistake(in: subject) {
      throw ValidationError("\(subject): \(mistake).")
    }
    if examples < 0 { throw ValidationError("--examples \(examples): 0 or more.") }
  }

  func run() throws {
    let existing = try rules.read(output.verbosity)
    let use = try tags.read(output.verbosity)
    let store = try store.open(.read)
    let question = try Question(store: store, filter: filters.filter)
    filters.note(question.history, output.verbosity)
    let pattern = PeerPattern(subject)
    let replay = Replay(existing, history: question.history, serviceTags: use)
    let given = existing.profiles.flatMap(given)
    let assessments = try question.assessments().filter { assessment in
      let key = assessment.flow.key
      return pattern.matches(key.peer) || isRule(key) || isSource(key)
        || !given.isEmpty
          && replay.trial(of: assessment.flow)?.attempts.contains {
            $0.result == .matches && isSubject($0.rule, $0.element)
          } ?? false
    }
    if assessments.isEmpty, given.isEmpty {
      output.verbosity.note(
        "nothing is known of \(subject): no peer and no matched rule of that name"
          + (existing.isEmpty
            ? "; a rule that is proposed or not in force is given with --rules" : ""))
    }
    var explanation = Explanation(
      subject: subject, assessments: assessments,
      exhibits: try Exhibition(store: store, examples: examples).exhibits(for: assessments),
      given: given, isTried: !existing.isEmpty)
    if !existing.isEmpty {
      rules.note(existing, of: question, output.verbosity)
      explanation.trials = assessments.compactMap { replay.trial(of: $0.flow) }
    }
    try output.show(
      .explanation(
        explanation,
        scope: question.scope(of: assessments)))
    if assessments.isEmpty, given.isEmpty { throw ExitStatus.nothingDone }
  }

  /// What of a profile that was given is asked about.
  private func given(in profile: ExistingRules.Profile) -> [Explanation.Given] {
    profile.rules.flatMap { rule -> [Explanation.Given] in
      func given(_ element: String?) -> Explanation.Given {
        .init(profile: profile.key, direction: rule.direction, rule: rule.name, element: element)
      }
      if rule.elements.isEmpty {
        return rule.name.lowercased() == subject.lowercased() ? [given(nil)] : []
      }
      return rule.elements.map(\.text).filter { isSubject(rule.name, $0) }.map(given)
    }
  }

  private func isSubject(_ rule: String, _ element: String) -> Bool {
    // A subscription's id begins with the slash already.
    let place = element.hasPrefix("/") ? rule + element : "\(rule)/\(element)"
    return [rule, element, place].contains { $0.lowercased() == subject.lowercased() }
  }

  private func isRule(_ key: FlowKey) -> Bool {
    key.matchedRule?.lowercased() == subject.lowercased()
  }

  /// A source resource, or a subscription of one.
  private func isSource(_ key: FlowKey) -> Bool {
    guard let source = key.sourceResource else { return false }
    if let subscription = SubscriptionID(subject) { return source.subscription == subscription }
    return PeerPattern.text(subject.lowercased()).matches(.resource(source))
  }
}

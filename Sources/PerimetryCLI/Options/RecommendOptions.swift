import ArgumentParser
import PerimetryModel

struct RecommendOptions: ParsableArguments {
  // A value is taken as it stands, so that -1 is a number out of range and no option that is not known.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Rule elements a profile may take in one direction, over all kinds: 1 to 200.",
      discussion:
        "The platform's own limit is 200; leave room for the rules that are already there.",
      valueName: "elements"))
  var budget = Recommendation.Options().budget

  @Option(
    name: .customLong("widest-ipv4"), parsing: .unconditional,
    help: ArgumentHelp("The widest IPv4 prefix to propose, 0 to 32.", valueName: "length"))
  var widestIPv4 = Recommendation.Options().widestIPv4

  @Option(
    name: .customLong("widest-ipv6"), parsing: .unconditional,
    help: ArgumentHelp("The widest IPv6 prefix to propose, 0 to 128.", valueName: "length"))
  var widestIPv6 = Recommendation.Options().widestIPv6

  @Flag(
    help: ArgumentHelp(
      "Let the subscription of a known source resource stand in the rules.",
      discussion:
        "It admits every managed identity of that subscription, and neither SAS nor keys."))
  var subscriptions = false

  @Flag(
    help: ArgumentHelp(
      "Let one wildcard stand for three and more destinations that share a suffix.",
      discussion: """
        Never over a suffix that many customers share, such as blob.core.windows.net, nor over a destination that was \
        refused. Whether the platform takes such wildcards is not documented.
        """))
  var wildcards = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the prefixes of a profile may open at most: unobserved IPv4 addresses plus unobserved IPv6 /64s.",
      discussion:
        "Within it what leaves out least is proposed; of that, what opens least (of IPv6 networks that are seen anyway the "
        + "fewest addresses), then what takes fewest elements.",
      valueName: "number"),
    transform: RecommendOptions.number)
  var maxExposure: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much may stay out, in the unit of --weigh: the fewest elements that keep to it, instead of what leaves out fewest.",
      valueName: "number"),
    transform: RecommendOptions.number)
  var maxLeftOut: Int?

  @Option(help: "What counts as left out: each peer as one, by its events, or by its days.")
  var weigh = Weighing.peers

  @OptionGroup var gateOptions: GateOptions

  func validate() throws {
    guard (1...RuleSet.elementLimit).contains(budget) else {
      throw ValidationError(
        "--budget \(budget): 1 to \(RuleSet.elementLimit) elements fit a profile.")
    }
    guard (0...32).contains(widestIPv4) else {
      throw ValidationError("--widest-ipv4 \(widestIPv4): an IPv4 prefix has a length of 0 to 32.")
    }
    guard (0...128).contains(widestIPv6) else {
      throw ValidationError("--widest-ipv6 \(widestIPv6): an IPv6 prefix has a length of 0 to 128.")
    }
  }

  @Sendable private static func number<T: FixedWidthInteger & Sendable>(_ text: String) throws -> T
  {
    if let number = T(text), number >= 0 { return number }
    throw ValidationError("write a whole number from 0 to \(T.max).")
  }

  /// - Throws: ``FileProblem`` for gates that cannot be read.
  func options() throws -> Recommendation.Options {
    var options = Recommendation.Options()
    options.budget = budget
    options.widestIPv4 = widestIPv4
    options.widestIPv6 = widestIPv6
    options.usesSubscriptions = subscriptions
    options.usesWildcards = wildcards
    options.maxExposure = maxExposure.map { UInt128($0) }
    options.maxLeftOut = maxLeftOut
    options.weighing = weigh
    options.gates = try gateOptions.read()
    return options
  }
}

extension Weighing: ExpressibleByArgument {}

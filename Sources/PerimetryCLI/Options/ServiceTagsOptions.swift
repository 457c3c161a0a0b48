import ArgumentParser
import PerimetryModel

struct ServiceTagsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Microsoft's weekly file of service tags, ServiceTags_Public_<date>.json.",
      discussion: """
        Says of each source in which tag it lies, the most specific one, and whom tags in --rules let in. A tag is \
        proposed where it can stand for sources that prefixes leave out: where everything they reach is a key vault or \
        belongs to Azure Monitor (what Microsoft documents), and the tag is not broad (AzureCloud, Internet, or more \
        than \(ServiceTag.largestSize) IPv4 addresses and IPv6 /64s) and holds no address that no rule may let in.
        """, valueName: "file"),
    completion: .file(extensions: ["json"]))
  var serviceTags: String?

  @Flag(
    help:
      "Let service tags stand for all sources they can stand for, before any prefix is looked for."
  )
  var preferServiceTags = false

  @Flag(help: "Propose broad service tags too.")
  var broadServiceTags = false

  @Option(
    help: ArgumentHelp(
      "A resource provider that heeds service tags though that is not documented, such as microsoft.sql. Repeatable.",
      valueName: "namespace"))
  var serviceTagsAt: [String] = []

  func validate() throws {
    if serviceTags == nil && (preferServiceTags || broadServiceTags || !serviceTagsAt.isEmpty) {
      throw ValidationError(
        "Give the tags' addresses with --service-tags, the file ServiceTags_Public_<date>.json.")
    }
    try ServiceTagsOptions.check(serviceTagsAt)
  }

  /// Says if the file is out of date.
  /// - Parameter today: what its age is held against.
  /// - Throws: ``FileProblem`` and ``RuleSetError`` where it cannot be read.
  func read(asOf today: Day, _ verbosity: VerbosityOptions) throws -> ServiceTagUse? {
    guard let serviceTags else { return nil }
    let tags = try ServiceTagsFile.read(serviceTags, asOf: today, verbosity)
    return ServiceTagUse(
      tags, isPreferred: preferServiceTags, takesBroad: broadServiceTags,
      furtherServices: Set(serviceTagsAt.map { $0.lowercased() }))
  }

  /// - Throws: for the first that is no namespace of a resource provider.
  static func check(_ namespaces: [String]) throws {
    for namespace in namespaces where namespace.contains("/") || !namespace.contains(".") {
      throw ValidationError(
        "--service-tags-at \(namespace): name a resource provider, such as microsoft.sql.")
    }
  }
}

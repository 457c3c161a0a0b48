import ArgumentParser
import PerimetryModel

/// Whom the service tags in rules let in, where nothing is proposed.
struct KnownTagsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Microsoft's weekly file of service tags, ServiceTags_Public_<date>.json: whom tags in the rules let in.",
      discussion:
        "Tags count at key vaults and Azure Monitor's resources, as documented; elsewhere a source within a tag cannot be "
        + "told, as without the file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var serviceTags: String?

  @Option(
    help: ArgumentHelp(
      "A resource provider that heeds service tags though that is not documented, such as microsoft.sql. Repeatable.",
      valueName: "namespace"))
  var serviceTagsAt: [String] = []

  func validate() throws {
    if serviceTags == nil && !serviceTagsAt.isEmpty {
      throw ValidationError(
        "Give the tags' addresses with --service-tags, the file ServiceTags_Public_<date>.json.")
    }
    try ServiceTagsOptions.check(serviceTagsAt)
  }

  /// Says if the file is out of date.
  /// - Throws: ``FileProblem`` and ``RuleSetError`` where it cannot be read.
  func read(_ verbosity: VerbosityOptions) throws -> ServiceTagUse? {
    guard let serviceTags else { return nil }
    return ServiceTagUse(
      try ServiceTagsFile.read(serviceTags, asOf: .today, verbosity),
      furtherServices: Set(serviceTagsAt.map { $0.lowercased() }))
  }
}

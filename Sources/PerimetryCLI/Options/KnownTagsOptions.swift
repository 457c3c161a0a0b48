import ArgumentParser
import PerimetryModel

/// Whom the service tags in rules let in, where nothing is proposed.
struct KnownTagsOptions: ParsableArguments {
  @OptionGroup var file: TagsFileOption

  @Option(
    help: ArgumentHelp(
      "A resource provider that heeds service tags though that is not documented, such as microsoft.sql. Repeatable.",
      valueName: "namespace"))
  var serviceTagsAt: [String] = []

  func validate() throws {
    if file.serviceTags == nil && !serviceTagsAt.isEmpty {
      throw ValidationError(
        "Give the tags' addresses with --service-tags, the file ServiceTags_Public_<date>.json.")
    }
    try ServiceTagsOptions.check(serviceTagsAt)
  }

  /// Says if the file is out of date.
  /// - Throws: ``FileProblem`` and ``RuleSetError`` where it cannot be read.
  func read(_ verbosity: VerbosityOptions) throws -> ServiceTagUse? {
    try file.read(verbosity).map {
      ServiceTagUse($0, furtherServices: Set(serviceTagsAt.map { $0.lowercased() }))
    }
  }
}

import ArgumentParser
import PerimetryModel

/// The addresses of service tags, where nothing more is asked about them.
struct TagsFileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Microsoft's weekly file of service tags, ServiceTags_Public_<date>.json: whom tags in the rules let in.",
      discussion:
        "Tags count at services that heed them: key vaults and Azure Monitor's resources, as documented; elsewhere nobody "
        + "can tell, as without the file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var serviceTags: String?

  /// Says if the file is out of date.
  /// - Throws: ``FileProblem`` and ``RuleSetError`` where it cannot be read.
  func read(_ verbosity: VerbosityOptions) throws -> ServiceTags? {
    try serviceTags.map { try ServiceTagsFile.read($0, asOf: .today, verbosity) }
  }
}

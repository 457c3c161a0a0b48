import PerimetryModel
import PerimetryOutput

extension ReportCommand {
  /// The options that bear on the content, in a fixed order; those that are as usual are left out.
  func seal(_ digest: [UInt8]) -> ReportSeal {
    ReportSeal(
      version: Program.version,
      words: option("compare", comparison.compare) + option("at", comparison.at?.description)
        + filters.filter.words, demands: demandWords, proposal: recommendWords + inputWords,
      digest: digest)
  }

  private var demandWords: [String] {
    let usual = ReadinessSettings()
    return option("days", demands.days, unless: usual.cleanDays)
      + option("cycle", demands.cycle.rawValue, unless: usual.cycle.rawValue)
      + option("max-unseen", demands.maxUnseen, unless: usual.maxUnseen)
      + option("max-break-rate", demands.maxBreakRate, unless: usual.maxBreakRate)
      + option("max-missing-days", demands.maxMissingDays, unless: usual.maxMissingDays)
      + option("max-missing-hours", demands.maxMissingHours, unless: usual.maxMissingHours)
      + demands.resources.flatMap { option("resources", $0) }
  }

  private var recommendWords: [String] {
    let usual = Recommendation.Options()
    return option("budget", recommend.budget, unless: usual.budget)
      + option("widest-ipv4", recommend.widestIPv4, unless: usual.widestIPv4)
      + option("widest-ipv6", recommend.widestIPv6, unless: usual.widestIPv6)
      + flag("subscriptions", recommend.subscriptions) + flag("wildcards", recommend.wildcards)
      + option("max-exposure", recommend.maxExposure?.description)
      + option("max-left-out", recommend.maxLeftOut?.description)
      + option("weigh", recommend.weigh.rawValue, unless: usual.weighing.rawValue)
      + option("gates", recommend.gateOptions.gates)
      + recommend.gateOptions.accept.flatMap { option("accept", $0) }
  }

  private var inputWords: [String] {
    rules.rules.flatMap { option("rules", $0) }
      + option("service-tags", serviceTags.serviceTags)
      + flag("prefer-service-tags", serviceTags.preferServiceTags)
      + flag("broad-service-tags", serviceTags.broadServiceTags)
      + serviceTags.serviceTagsAt.flatMap { option("service-tags-at", $0) }
      + option("decisions", decisions.decisions)
      // What has expired depends on the day, so the day is one of the options.
      + option("as-of", decisions.decisions == nil ? nil : decisions.day.description)
  }

  private func option<T: CustomStringConvertible & Equatable>(
    _ name: String, _ value: T?, unless usual: T? = nil
  ) -> [String] {
    guard let value, value != usual else { return [] }
    return ["--\(name)", value.description]
  }

  private func flag(_ name: String, _ isOn: Bool) -> [String] { isOn ? ["--\(name)"] : [] }
}

extension FlowFilter {
  /// As options of the command line.
  fileprivate var words: [String] {
    var scope = ReportScope(store: "")
    scope.filter = self
    return scope.filterTexts.sorted { $0.key < $1.key }.flatMap { ["--\($0.key)", $0.value] }
  }
}

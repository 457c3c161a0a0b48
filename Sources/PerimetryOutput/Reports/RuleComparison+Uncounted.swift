import PerimetryModel

/// Service tags whose addresses nobody gave.
extension RuleComparison {
  /// Why a figure of addresses may be too small; `nil` where it is not.
  /// - Parameter hasTags: whether the addresses of service tags were given at all.
  public func doubt(about figure: String, hasTags: Bool) -> String? {
    let tags =
      switch figure {
      case "exposed": uncountedInB
      case "closed": uncountedInA
      default: [String]()
      }
    if tags.isEmpty { return nil }
    let more = tags.count > 1 ? " and \(tags.count - 1) more" : ""
    let remedy =
      hasTags
      ? "the file of --service-tags does not hold it; --fail-on \(figure == "exposed" ? "wider" : "narrower") judges "
        + "tags by their names"
      : "give their file with --service-tags"
    return "of the service tag \(tags[0])\(more) the addresses are not known (\(remedy))"
  }

  /// What a count of addresses leaves out, to stand behind it.
  func uncountedProse(_ tags: [String]) -> Prose {
    if tags.isEmpty { return "" }
    return ", besides "
      + Prose("whom \(tags.count.counting("service tag")) may hold", tone: .unclear)
      + ": " + Shown.first(tags, by: ", ")
  }
}

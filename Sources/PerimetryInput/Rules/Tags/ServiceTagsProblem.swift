/// Why a file is not used as Microsoft's publication of service tags.
public enum ServiceTagsProblem: Hashable, Sendable {
  case notJSON(String)
  /// HTML: the page that offers the file, saved in its place.
  case webPage
  /// JSON, but of another kind; what it looks like.
  case notServiceTags(String)
  /// A list of names without addresses, of a perimeter's `service-tag list`.
  case namesOnly
  case nextPage
  case otherCloud(String)
  case badChangeNumber(String)
  case noTags
  case repeated(String)
  case badPrefix(String, tag: String)
  case hostBits(String, canonical: String, tag: String)
}

extension ServiceTagsProblem: CustomStringConvertible {
  private static let source =
    "download ServiceTags_Public_<date>.json (https://www.microsoft.com/download/details.aspx?id=56519), or write it "
    + "with `az network list-service-tags --location REGION -o json`"

  public var description: String {
    switch self {
    case .notJSON(let detail): "not JSON: \(detail); \(ServiceTagsProblem.source)"
    case .webPage:
      "a web page and not the file it offers: follow the download on it; \(ServiceTagsProblem.source)"
    case .notServiceTags(let description):
      "\(description), no publication of service tags; \(ServiceTagsProblem.source)"
    case .namesOnly:
      "a list of the tags a perimeter takes, without their addresses; \(ServiceTagsProblem.source)"
    case .nextPage:
      "more tags follow on another page; \(ServiceTagsProblem.source)"
    case .otherCloud(let cloud):
      """
      the tags of the cloud \(cloud.debugDescription), whose addresses are others than those of the public \
      one, where perimeters are: \(ServiceTagsProblem.source)
      """
    case .badChangeNumber(let text):
      "\(text.debugDescription) is no change number; \(ServiceTagsProblem.source)"
    case .noTags: "no tag is in it; \(ServiceTagsProblem.source)"
    case .repeated(let name):
      "the tag \(name.debugDescription) stands above already, and case does not count: the file was edited; "
        + ServiceTagsProblem.source
    case .badPrefix(let text, let tag):
      "\(text.debugDescription) of \(tag) is no prefix: the file is damaged; \(ServiceTagsProblem.source)"
    case .hostBits(let text, let canonical, let tag):
      """
      \(text.debugDescription) of \(tag) has bits set beyond its length, the network would be \
      \(canonical.debugDescription): the file was edited; \(ServiceTagsProblem.source)
      """
    }
  }
}

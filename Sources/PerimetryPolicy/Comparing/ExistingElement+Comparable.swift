import PerimetryModel

extension ExistingElement {
  /// Equal for what admits the same: a wildcard has two spellings here, a service tag as many as letters have cases.
  var comparable: ExistingElement {
    switch self {
    case .suffix(let name): .element(.subdomains(of: name))
    case .element(.serviceTag(let name)): .element(.serviceTag(name.lowercased()))
    case .element, .perimeter, .inert: self
    }
  }
}

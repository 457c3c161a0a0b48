import PerimetryModel

/// Whether one caller or destination is admitted, asked of every element in turn: written from domain.md §4.2, with nothing of
/// the product's sets.
enum NaiveAdmission {
  enum Probe: Hashable {
    /// At a service that heeds service tags, or at one that does not.
    case address(IPAddress, heedsTags: Bool)
    case name(String)
    case subscription(String)
    case tag(String)
    case perimeter(String)
  }

  static func admits(
    _ rules: [ExistingRule], _ direction: Direction, _ probe: Probe, tags: [String: [String]]
  ) -> Bool {
    rules.contains { rule in
      rule.direction == direction && rule.elements.contains { admits($0, probe, tags) }
    }
  }

  private static func admits(
    _ element: ExistingElement, _ probe: Probe, _ tags: [String: [String]]
  ) -> Bool {
    switch (element, probe) {
    case (.element(.prefix(let prefix)), .address(let address, _)): return holds(prefix, address)
    case (.element(.serviceTag(let name)), .address(let address, let heedsTags)):
      let known = tags[name.lowercased()] ?? []
      return heedsTags && known.contains { IPPrefix($0).map { holds($0, address) } ?? false }
    case (.element(.serviceTag(let name)), .tag(let tag)):
      return tags[tag] == nil && name.lowercased() == tag
    case (.element(.subscription(let id)), .subscription(let text)): return id.text == text
    case (.perimeter(let id), .perimeter(let text)): return id.text == text
    case (.element(.domain(let name)), .name(let text)): return name.text == text
    case (.element(.subdomains(let suffix)), .name(let text)),
      (.suffix(let suffix), .name(let text)):
      return text.hasSuffix("." + suffix.text)
    case (.element(.everyDomain), .name): return true
    default: return false
    }
  }

  private static func holds(_ prefix: IPPrefix, _ address: IPAddress) -> Bool {
    let hosts = UInt128(prefix.family.width - prefix.length)
    if prefix.family != address.family { return false }
    return hosts == 128 || prefix.address.number >> hosts == address.number >> hosts
  }
}

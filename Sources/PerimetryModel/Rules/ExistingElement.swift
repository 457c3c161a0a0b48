/// An element of a rule that exists already: what a rule can hold, and what this program would never write.
public enum ExistingElement: Hashable, Sendable {
  case element(RuleElement)
  /// `*.example.com`: taken for every name below the suffix; whether the platform does is not known (domain.md §4.2).
  case suffix(DomainName)
  /// A linked perimeter. The platform writes these; no budget is spent on them (domain.md §4.2).
  case perimeter(ResourceID)
  /// What lets nobody through that a log could show: an e-mail address, a phone number, what stands in a rule of the
  /// wrong direction, what cannot be read; as written. It takes its place all the same.
  case inert(String)

  /// Whether it counts against the 200 of a profile and direction.
  public var isCounted: Bool {
    if case .perimeter = self { false } else { true }
  }

  /// As a rule writes it.
  public var text: String {
    switch self {
    case .element(let element): element.text
    case .suffix(let name): "*." + name.text
    case .perimeter(let id): id.text
    case .inert(let text): text
    }
  }
}

import PerimetryModel

extension ServiceCheck {
  /// What Microsoft's internal readiness guide demands of SQL servers whatever their logs show (domain.md §3.2, RDY): it
  /// is told from the rules, and missing only where all rules of the profile are known.
  static func sql(_ resource: ResourceID, _ profile: ExistingRules.Profile?) -> [ServiceCheck] {
    guard resource.isSQLServer else { return [] }
    let elements = { (direction: Direction) in
      (profile?.rules ?? []).lazy.filter { $0.direction == direction }.flatMap(\.elements)
    }
    let tags = elements(.inbound).compactMap { element -> String? in
      guard case .element(.serviceTag(let tag)) = element else { return nil }
      return tag.lowercased().split(separator: ".").first.map(String.init)
    }
    let missing = profile?.extent == .complete ? false : nil
    return [
      ServiceCheck(
        .sqlEveryDestination,
        holds: elements(.outbound).contains(.element(.everyDomain)) ? true : missing),
      ServiceCheck(
        .sqlServiceTags,
        holds: Set(tags).isSuperset(of: ["sql", "sqlmanagement"]) ? true : missing),
    ]
  }
}

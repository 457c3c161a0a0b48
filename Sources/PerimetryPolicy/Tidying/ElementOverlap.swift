import PerimetryModel

/// Which elements of a profile and direction stand twice, and which are covered by one other.
///
/// Prefixes and names either hold each other or have nothing in common. Hence, once what a single element covers is out, what
/// is left has nothing in common, and nothing of it is covered by several: the smallest covering set is always one element, and
/// the answer is exact.
struct ElementOverlap {
  struct Item: Hashable {
    var place: Hygiene.Place
    var element: ExistingElement
    /// In the rules given.
    var match: RuleMatch
  }

  /// Places of items that repeat an earlier one, with that one.
  private(set) var duplicates: [Int: Int] = [:]
  /// Places of items that another covers, with the widest that does.
  private(set) var shadows: [Int: Int] = [:]

  /// - Complexity: that of sorting, and a look-up for each label of a name.
  init(_ items: [Item]) {
    var first: [ExistingElement: Int] = [:]
    for (place, item) in items.enumerated() {
      let key = item.element.comparable
      if let earlier = first[key] { duplicates[place] = earlier } else { first[key] = place }
    }
    var widest: (prefix: IPPrefix, place: Int)?
    let prefixes = first.compactMap { key, place -> (prefix: IPPrefix, place: Int)? in
      if case .element(.prefix(let prefix)) = key { (prefix, place) } else { nil }
    }
    for (prefix, place) in prefixes.sorted(by: { $0.prefix < $1.prefix }) {
      if let widest, widest.prefix.contains(prefix) {
        shadows[place] = widest.place
      } else {
        widest = (prefix, place)
      }
    }
    let everything = first[.element(.everyDomain)]
    for (key, place) in first {
      guard case .element(let element) = key else { continue }
      switch element {
      case .domain(let name), .subdomains(let name):
        shadows[place] = everything ?? ElementOverlap.wildcard(above: name, in: first)
      case .prefix, .subscription, .serviceTag, .everyDomain: break
      }
    }
  }

  /// The widest of those that stand above a name.
  private static func wildcard(
    above name: DomainName, in places: [ExistingElement: Int]
  ) -> Int? {
    var found: Int?
    var rest = Substring(name.text)
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      guard let above = DomainName(String(rest)) else { continue }
      found = places[.element(.subdomains(of: above))] ?? found
    }
    return found
  }
}

import PerimetryModel

/// Which elements came, went, and took the place of others they hold or are held by.
///
/// Prefixes and wildcards either hold each other or have nothing in common, so every changed element belongs to the widest
/// changed one that holds it.
struct ElementChanges {
  private struct Group {
    var gone: [ExistingElement] = []
    var new: [ExistingElement] = []
  }

  struct Change {
    var kind: Drift.RuleChange.Kind
    /// In the order of elements, as rules write them.
    var before: [String]
    var after: [String]
    fileprivate var order: ElementOrder

    fileprivate init(
      _ kind: Drift.RuleChange.Kind, _ top: ExistingElement, _ before: [ExistingElement],
      _ after: [ExistingElement]
    ) {
      self.kind = kind
      self.before = before.sorted { $0.order < $1.order }.map(\.text)
      self.after = after.sorted { $0.order < $1.order }.map(\.text)
      order = top.order
    }
  }

  /// By kind, then in the order of elements.
  let changes: [Change]

  /// - Parameters: elements of one profile and direction, in any order.
  /// - Complexity: that of sorting, and a look-up for each label of a name.
  init(from before: some Sequence<ExistingElement>, to after: some Sequence<ExistingElement>) {
    let (old, new) = (Set(before.map(\.plain)), Set(after.map(\.plain)))
    let changed = old.symmetricDifference(new)
    let tops = ElementChanges.tops(of: changed)
    var groups: [ExistingElement: Group] = [:]
    for element in changed {
      let top = tops[element] ?? element
      if old.contains(element) {
        groups[top, default: Group()].gone.append(element)
      } else {
        groups[top, default: Group()].new.append(element)
      }
    }
    changes = groups.flatMap { top, group -> [Change] in
      // Where one side has none, the elements came or went by themselves.
      if group.gone.isEmpty { return group.new.map { Change(.add, $0, [], [$0]) } }
      if group.new.isEmpty { return group.gone.map { Change(.remove, $0, [$0], []) } }
      return [Change(old.contains(top) ? .narrow : .widen, top, group.gone, group.new)]
    }
    .sorted { ($0.kind, $0.order) < ($1.kind, $1.order) }
  }

  /// The widest element that holds each, where another does.
  private static func tops(of elements: Set<ExistingElement>) -> [ExistingElement: ExistingElement]
  {
    var tops: [ExistingElement: ExistingElement] = [:]
    var widest: IPPrefix?
    for prefix in elements.compactMap(\.prefix).sorted() {
      if let widest, widest.contains(prefix) {
        tops[.element(.prefix(prefix))] = .element(.prefix(widest))
      } else {
        widest = prefix
      }
    }
    let everything = ExistingElement.element(.everyDomain)
    for element in elements {
      guard let name = element.name else { continue }
      if elements.contains(everything) {
        tops[element] = everything
        continue
      }
      var rest = Substring(name.text)
      while let dot = rest.firstIndex(of: ".") {
        rest = rest[rest.index(after: dot)...]
        guard let above = DomainName(String(rest)) else { continue }
        let wildcard = ExistingElement.element(.subdomains(of: above))
        // The last found is the widest.
        if elements.contains(wildcard) { tops[element] = wildcard }
      }
    }
    return tops
  }
}

extension ExistingElement {
  /// The same for what is the same: a wildcard has two spellings here.
  fileprivate var plain: ExistingElement {
    if case .suffix(let name) = self { .element(.subdomains(of: name)) } else { self }
  }

  fileprivate var prefix: IPPrefix? {
    if case .element(.prefix(let prefix)) = self { prefix } else { nil }
  }

  /// Of a name, or of the suffix of a wildcard.
  fileprivate var name: DomainName? {
    switch self {
    case .element(.domain(let name)), .element(.subdomains(let name)), .suffix(let name): name
    default: nil
    }
  }

  /// Prefixes by address, then the rest by text.
  fileprivate var order: ElementOrder { ElementOrder(prefix: prefix, text: text) }
}

private struct ElementOrder: Comparable {
  var prefix: IPPrefix?
  var text: String

  static func < (a: ElementOrder, b: ElementOrder) -> Bool {
    switch (a.prefix, b.prefix) {
    case (let x?, let y?): x < y
    case (nil, nil): a.text < b.text
    case (let x, _): x != nil
    }
  }
}

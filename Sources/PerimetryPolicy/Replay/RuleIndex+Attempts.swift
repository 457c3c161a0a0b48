import PerimetryModel

extension RuleIndex {
  /// Every element of the rules of a flow's direction, and why it lets the flow through or does not.
  ///
  /// Linear in the elements: for the few flows that somebody asks about.
  func attempts(on key: FlowKey, wasMatched: Bool) -> [RuleTrial.Attempt] {
    let all = rules.filter { $0.direction == key.direction }.flatMap { rule in
      rule.elements.map { element in
        RuleTrial.Attempt(
          rule: rule.name, element: element.text,
          result: result(of: element, of: rule, on: key, wasMatched: wasMatched))
      }
    }
    return all.enumerated().sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }.map(\.1)
  }

  private func result(
    of element: ExistingElement, of rule: ExistingRule, on key: FlowKey, wasMatched: Bool
  ) -> RuleTrial.Attempt.Result {
    switch element {
    case .inert: return .missed(.inert)
    case .perimeter: return .missed(.contentUnknown)
    case .element(.prefix(let prefix)):
      return address(of: key, wasMatched) { address in
        guard address.family == prefix.family else { return .missed(.otherFamily) }
        let bits = prefix.length - RuleIndex.sharedBits(prefix, address)
        return bits == 0 ? .matches : .bits(bits)
      }
    case .element(.serviceTag(let name)):
      return address(of: key, wasMatched) { address in
        guard let tag = RuleIndex.tag(named: name, use) else { return .missed(.contentUnknown) }
        guard tag.contains(address) else { return .missed(.notInTag) }
        let isHeeded =
          (wasMatched && key.isMatched(by: rule.name)) || use?.isHeeded(at: [key.resource]) ?? false
        return isHeeded ? .matches : .missed(.tagNotHeeded)
      }
    case .element(.subscription(let id)):
      if case .unreadable = key.peer, !wasMatched { return .missed(.notNamed) }
      guard let caller = key.sourceResource?.subscription else { return .missed(.notNamed) }
      return caller == id ? .matches : .missed(.otherSubscription)
    case .element(.domain(let name)):
      return destination(of: key, wasMatched) { peer in
        if peer == name { return .matches }
        return RuleIndex.distance(from: peer, to: name, isWildcard: false)
      }
    case .suffix(let name), .element(.subdomains(let name)):
      return destination(of: key, wasMatched) { peer in
        if peer.text.hasSuffix("." + name.text) { return .matches }
        return RuleIndex.distance(from: peer, to: name, isWildcard: true)
      }
    case .element(.everyDomain): return destination(of: key, wasMatched) { _ in .matches }
    }
  }

  private func address(
    of key: FlowKey, _ wasMatched: Bool, _ body: (IPAddress) -> RuleTrial.Attempt.Result
  ) -> RuleTrial.Attempt.Result {
    guard case .address(let address) = key.peer else { return .missed(.notNamed) }
    if !wasMatched, key.usesServiceEndpoint || !address.scope.isMatchableByPrefix {
      return .missed(.sourceNotSeen)
    }
    return body(address)
  }

  private func destination(
    of key: FlowKey, _ wasMatched: Bool, _ body: (DomainName) -> RuleTrial.Attempt.Result
  ) -> RuleTrial.Attempt.Result {
    guard case .domain(let name) = key.peer else { return .missed(.notNamed) }
    if !wasMatched, key.resource.isKeyVault { return .missed(.keyVault) }
    return body(name)
  }

  private static func sharedBits(_ prefix: IPPrefix, _ address: IPAddress) -> Int {
    let width = address.family.width
    let difference = prefix.address.number ^ address.number
    return min(prefix.length, difference.leadingZeroBitCount - (UInt128.bitWidth - width))
  }

  private static func distance(
    from peer: DomainName, to name: DomainName, isWildcard: Bool
  ) -> RuleTrial.Attempt.Result {
    let (a, b) = (labels(of: peer), labels(of: name))
    let shared = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return .labels(max(a.count - shared, b.count + (isWildcard ? 1 : 0) - shared))
  }

  private static func labels(of name: DomainName) -> [Substring] { name.text.split(separator: ".") }
}

extension RuleTrial.Attempt {
  /// Matches first, then what may match, then by distance, then what is no matter of distance.
  fileprivate var rank: Int {
    switch result {
    case .matches: -1
    case .missed(.contentUnknown): 0
    case .bits(let bits): bits
    case .labels(let labels): labels
    case .missed: 1_000
    }
  }
}

extension PeerSummary {
  /// Every way there is in a direction, in the order of ``Remedy/Kind``, possible or not.
  /// - Parameters:
  ///   - obstacle: what keeps prefixes and names from letting it through.
  ///   - part: the part of the recommendation it belongs to.
  ///   - use: what is known of service tags; `nil` for nothing.
  public func remedies(
    _ part: Recommendation.Part, obstacle: Obstacle? = nil, _ use: ServiceTagUse?
  ) -> [Remedy] {
    if part.direction == .outbound { return outbound(obstacle) }
    let carried = obstacle != .unsupportedProtocol
    func unless(_ remedy: Remedy) -> Remedy {
      carried ? remedy : Remedy(remedy.kind, .no, .unsupportedProtocol)
    }
    return [
      unless(prefix), unless(subscription), unless(serviceTag(part, use)),
      unless(joining(.association)), unless(joining(.link)), privateEndpoint,
    ]
  }

  private var address: IPAddress? {
    if case .address(let address) = peer { address } else { nil }
  }

  /// What keeps rules about addresses from seeing it.
  private var addressObstacle: Remedy.Reason? {
    guard let address else { return .noAddress }
    if !address.scope.isMatchableByPrefix { return .privateAddress }
    return usesServiceEndpoint ? .serviceEndpoint : nil
  }

  private var prefix: Remedy {
    addressObstacle.map { Remedy(.prefix, .no, $0) } ?? Remedy(.prefix, .yes, .publicAddress)
  }

  private var subscription: Remedy {
    let subjects = subscriptions.map(\.resourceID)
    if subjects.isEmpty { return Remedy(.subscription, .unknown, .sourceUnknown) }
    let isWhole = namesEverySource && sources.allSatisfy { $0.subscription != nil }
    return isWhole
      ? Remedy(.subscription, .yes, .sourcesKnown, subjects: subjects)
      : Remedy(.subscription, .unknown, .someSourcesKnown, subjects: subjects)
  }

  private func serviceTag(_ part: Recommendation.Part, _ use: ServiceTagUse?) -> Remedy {
    guard let address, addressObstacle == nil else {
      return Remedy(.serviceTag, .no, addressObstacle ?? .noAddress)
    }
    guard let use else { return Remedy(.serviceTag, .unknown, .noTagsGiven) }
    let tags = use.tags.tags(holding: address)
    guard let first = tags.first else { return Remedy(.serviceTag, .no, .inNoTag) }
    let permitted = tags.filter(use.permits)
    let unbarred = permitted.first { part.barredTags[$0.name] == nil }
    guard let tag = unbarred ?? permitted.first else {
      return Remedy(.serviceTag, .no, .tagBroad, subjects: [first.name])
    }
    func remedy(_ possibility: Remedy.Possibility, _ reason: Remedy.Reason) -> Remedy {
      Remedy(.serviceTag, possibility, reason, subjects: [tag.name])
    }
    let support = resources.map(use.support)
    if support.contains(.unreliable) { return remedy(.no, .tagUnreliable) }
    if let barred = part.barredTags[tag.name] {
      return Remedy(
        .serviceTag, .no, .tagHoldsRefused, subjects: [tag.name, barred.description])
    }
    return support.contains(.undocumented)
      ? remedy(.unknown, .tagUndocumented) : remedy(.yes, .inTag)
  }

  /// Association with the perimeter, or a link to that of the source.
  private func joining(_ kind: Remedy.Kind) -> Remedy {
    if sources.isEmpty { return Remedy(kind, .unknown, .sourceUnknown) }
    let onboarded = sources.filter(\.isOnboarded)
    if onboarded.isEmpty { return Remedy(kind, .no, .sourceNotOnboarded) }
    let subjects = onboarded.map(\.text)
    guard onboarded.count == sources.count, namesEverySource else {
      return Remedy(kind, .unknown, .someSourcesKnown, subjects: subjects)
    }
    // Whether it is in a perimeter already, no log says.
    return Remedy(
      kind, kind == .association ? .yes : .unknown, .sourceOnboarded, subjects: subjects)
  }

  private var privateEndpoint: Remedy {
    switch addressObstacle {
    case .privateAddress: Remedy(.privateEndpoint, .yes, .privateAddress)
    case .serviceEndpoint: Remedy(.privateEndpoint, .yes, .serviceEndpoint)
    default: Remedy(.privateEndpoint, .unknown, .network)
    }
  }

  private func outbound(_ obstacle: Obstacle?) -> [Remedy] {
    if obstacle == .keyVaultOutbound { return [Remedy(.domain, .no, .keyVaultOutbound)] }
    guard case .resource(let id) = peer else {
      var name = Remedy(.domain, .no, .noName)
      if case .domain = peer { name = Remedy(.domain, .yes, .named) }
      return [
        name, Remedy(.association, .unknown, .destinationUnknown),
        Remedy(.link, .unknown, .destinationUnknown),
      ]
    }
    let isOnboarded = id.isOnboarded
    return [
      Remedy(.domain, .no, .noName),
      Remedy(
        .association, isOnboarded ? .yes : .no,
        isOnboarded ? .destinationOnboarded : .destinationNotOnboarded,
        subjects: isOnboarded ? [id.text] : []),
      Remedy(
        .link, isOnboarded ? .unknown : .no,
        isOnboarded ? .destinationOnboarded : .destinationNotOnboarded),
    ]
  }
}

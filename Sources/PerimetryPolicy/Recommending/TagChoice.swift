import PerimetryModel

/// Which service tags can stand in rules for sources, before any prefix is looked for.
///
/// A tag can stand for a source that lies in it and reaches nothing but resources that heed tags, if the tag is not
/// broad and holds no address that no rule may let in.
struct TagChoice {
  /// Of each source that a tag can stand for: those tags, the most specific first.
  private let tags: [IPAddress: [ServiceTag]]
  /// What leaving a source out counts for.
  private let weights: [IPAddress: UInt64]
  /// The most that tags and prefixes may open together; `nil` for no limit.
  private let maxExposure: UInt128?

  init(
    _ traffic: BlockedTraffic, _ use: ServiceTagUse, _ constraint: PrefixConstraint,
    _ options: Recommendation.Options
  ) {
    var tags: [IPAddress: [ServiceTag]] = [:]
    var weights: [IPAddress: UInt64] = [:]
    var permitted: [String: Bool] = [:]
    for blocked in traffic.curable.values {
      guard case .address(let address) = blocked.peer, use.isHeeded(at: blocked.reached) else {
        continue
      }
      let possible = use.tags.tags(holding: address).filter { tag in
        if let known = permitted[tag.name] { return known }
        let isPermitted = use.permits(tag) && constraint.firstRefused(in: tag) == nil
        permitted[tag.name] = isPermitted
        return isPermitted
      }
      if possible.isEmpty { continue }
      tags[address] = possible
      weights[address] = options.weighing.weight(blocked.tally)
    }
    self.tags = tags
    self.weights = weights
    maxExposure = options.maxExposure
  }

  /// Every source's most specific tag, those that stand for most first, as many as there is room for.
  func preferred(atMost room: Int) -> [ServiceTag] {
    var chosen: [ServiceTag] = []
    for tag in inOrder(of: tags.keys) where chosen.count < room && isWithinLimits(chosen + [tag]) {
      chosen.append(tag)
    }
    return chosen
  }

  /// The most specific tag of sources left out that stands for most of them.
  func next(for leftOut: [IPAddress], beside chosen: [ServiceTag]) -> ServiceTag? {
    inOrder(of: leftOut).first { !chosen.contains($0) && isWithinLimits(chosen + [$0]) }
  }

  /// Of several chosen tags that hold a source the most specific stands for it.
  func sources(of chosen: [ServiceTag]) -> [(tag: ServiceTag, addresses: [IPAddress])] {
    let names = Set(chosen.map(\.name))
    var sources: [ServiceTag: [IPAddress]] = [:]
    for (address, possible) in tags {
      if let tag = possible.first(where: { names.contains($0.name) }) {
        sources[tag, default: []].append(address)
      }
    }
    return sources.sorted { $0.key < $1.key }.map { ($0, $1) }
  }

  func exposure(of chosen: [ServiceTag]) -> UInt128 {
    sources(of: chosen).map { $0.tag.exposure(beside: $0.addresses).total }.reduce(0, +)
  }

  private func isWithinLimits(_ chosen: [ServiceTag]) -> Bool {
    maxExposure.map { exposure(of: chosen) <= $0 } ?? true
  }

  private func inOrder(of addresses: some Sequence<IPAddress>) -> [ServiceTag] {
    var sums: [ServiceTag: UInt64] = [:]
    for address in addresses {
      guard let tag = tags[address]?.first else { continue }
      let (sum, overflow) = (sums[tag] ?? 0).addingReportingOverflow(weights[address] ?? 1)
      sums[tag] = overflow ? .max : sum
    }
    return sums.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
  }
}

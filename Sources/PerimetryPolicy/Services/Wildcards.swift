import PerimetryModel

/// Puts wildcards in place of names that share a suffix, and gives the elements that become free to names left out.
struct Wildcards {
  /// So many names make a wildcard worth what it opens.
  static let fewestNames = 3

  /// Destinations that were refused.
  let refused: Set<DomainName>
  /// Those and others that are not to be let through: no wildcard holds one.
  let closed: Set<DomainName>

  func apply(to part: inout Recommendation.Part, budget: Int) {
    let names = part.candidates.flatMap(\.peers) + part.leftOut
    let groups = Dictionary(grouping: names) { $0.name?.suffix }
    var wildcards: [Candidate] = []
    for (suffix, peers) in groups {
      guard let suffix, peers.count >= Wildcards.fewestNames, isPossible(suffix) else { continue }
      if let candidate = candidate(.subdomains(of: suffix), peers) { wildcards.append(candidate) }
    }
    if wildcards.isEmpty { return }
    // Those that let most through first, where not even the wildcards fit.
    wildcards.sort { ($1.tally.events, $0.element) < ($0.tally.events, $1.element) }
    wildcards = Array(wildcards.prefix(budget))
    let covered = Set(wildcards.flatMap(\.peers).map(\.peer))
    var single = part.candidates.filter { !$0.peers.allSatisfy { covered.contains($0.peer) } }
    single = Array(single.prefix(budget - wildcards.count))
    var leftOut = names.filter { name in
      !covered.contains(name.peer)
        && !single.contains { $0.peers.contains { $0.peer == name.peer } }
    }
    leftOut.sort { ($1.tally.events, $0.peer) < ($0.tally.events, $1.peer) }
    while single.count + wildcards.count < budget, let next = leftOut.first {
      leftOut.removeFirst()
      guard let name = next.name, let candidate = candidate(.domain(name), [next]) else { continue }
      single.append(candidate)
    }
    part.candidates = wildcards + single
    part.leftOut = leftOut
  }

  private func isPossible(_ suffix: DomainName) -> Bool {
    !suffix.isShared && !closed.contains { $0.isBelow(suffix) }
  }

  private func candidate(_ element: RuleElement, _ peers: [PeerSummary]) -> Candidate? {
    guard let tally = Tally.sum(peers.map(\.tally)) else { return nil }
    let isRefused = peers.contains { $0.name.map(refused.contains) ?? false }
    return Candidate(
      element: element, peers: peers.sorted { $0.peer < $1.peer }, tally: tally,
      resources: Set(peers.flatMap(\.resources)).sorted(), notes: isRefused ? [.alsoRefused] : [])
  }
}

extension PeerSummary {
  fileprivate var name: DomainName? {
    if case .domain(let name) = peer { name } else { nil }
  }
}

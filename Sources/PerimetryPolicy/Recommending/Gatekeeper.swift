import PerimetryModel

/// Measures blocked peers for the gates.
struct Gatekeeper {
  private let gates: Gates
  private var conduct: [Direction: [Peer: PeerConduct]] = [:]
  /// Addresses that one profile or another only ever refused; sorted.
  private let refused: [IPAddress]

  /// - Parameters:
  ///   - blocked: the peers that will be asked about. Linear in the history.
  init(
    _ gates: Gates, blocked: [Direction: Set<Peer>], history: [Flow],
    profiles: some Sequence<ProfileHistory>
  ) {
    self.gates = gates
    guard !gates.areOff else {
      refused = []
      return
    }
    refused = profiles.flatMap(\.refusedAddresses).sorted().droppingRepeats()
    for (direction, peers) in blocked {
      conduct[direction] = Dictionary(
        uniqueKeysWithValues: peers.lazy.map { ($0, PeerConduct()) })
    }
    for run in history.runs(by: \.key) {
      guard let category = history[run.lowerBound].key.category.known,
        var peers = conduct.removeValue(forKey: category.direction)
      else { continue }
      for flow in history[run] { peers[flow.key.peer]?.add(flow, category) }
      conduct[category.direction] = peers
    }
  }

  func accepts(_ peer: Peer) -> Bool { gates.accepts(peer) }

  /// - Parameters:
  ///   - tally: of what would be denied of the peer.
  ///   - profile: whose rule is in question.
  func values(
    _ peer: Peer, _ tally: Tally, _ direction: Direction, _ profile: ProfileHistory
  ) -> GateValues {
    var values = GateValues()
    guard !gates.areOff else { return values }
    values[.days] = Int64(tally.days.count)
    values[.events] = tally.events
    let idle = max(0, profile.lastSeen.ticks - tally.lastSeen.ticks)
    values[.lastSeen] = idle / (86_400 * Timestamp.ticksPerSecond)
    if let conduct = conduct[direction]?[peer] {
      values[.deniedShare] = conduct.deniedShare
      values[.lateBurst] = arrival(conduct, profile)
      if direction == .inbound { values[.fanOut] = conduct.resourceCount }
    }
    if case .address(let address) = peer {
      values[.badNetworks] = Int64(gates.badNetworks.count { $0.contains(address) })
      values[.deniedNeighbours] = neighbours(of: address)
    }
    return values
  }

  private func arrival(_ conduct: PeerConduct, _ profile: ProfileHistory) -> Int64? {
    let window = profile.lastSeen.ticks - profile.firstSeen.ticks
    let span = conduct.lastSeen.ticks - conduct.firstSeen.ticks
    guard window > 0, window / (86_400 * Timestamp.ticksPerSecond) >= gates.windowDays,
      span <= gates.burstHours.multipliedSaturating(3_600 * Timestamp.ticksPerSecond)
    else { return nil }
    let wait = Int128(max(0, conduct.firstSeen.ticks - profile.firstSeen.ticks))
    return Int64((100 * wait + Int128(window) - 1) / Int128(window))
  }

  private func neighbours(of address: IPAddress) -> Int64 {
    let block = IPPrefix(containing: address, length: address.family == .v4 ? 24 : 64)
    let start = refused.partitionPoint { $0 < block.address }
    return Int64(refused[start...].prefix { block.contains($0) }.count { $0 != address })
  }
}

extension Int64 {
  fileprivate func multipliedSaturating(_ other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}

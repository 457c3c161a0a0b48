import PerimetryModel

/// Checks the service tags of a claim, which were taken out before the optimum was asked for, address by address.
struct TagAudit {
  private let claim: CoverClaim
  private let question: CoverQuestion
  private let use: ServiceTagUse?

  init(_ claim: CoverClaim, of question: CoverQuestion, _ use: ServiceTagUse?) {
    self.claim = claim
    self.question = question
    self.use = use
  }

  var check: CoverVerdict.Check {
    var rest = Set(question.tagged)
    var faults: [String] = []
    for tag in claim.tags {
      guard let known = use?.tags.tag(named: tag.name) else {
        faults.append("\(tag.name) is not among the tags given")
        continue
      }
      if use?.permits(known) == false { faults.append("\(tag.name) is broad") }
      if let held = question.barred.first(where: { TagAudit.holds(known, $0) }) {
        faults.append("\(tag.name) holds \(held)")
      }
      if let stranger = tag.peers.first(where: { !TagAudit.holds(known, $0) }) {
        faults.append("\(tag.name) does not hold \(stranger)")
      }
      let opened = TagAudit.opened(known, beside: tag.peers)
      if opened != tag.exposure { faults.append("\(tag.name) opens \(opened)") }
      for peer in tag.peers where rest.remove(peer) == nil {
        faults.append(
          "\(tag.name) lets in \(peer), which is not there or reaches what heeds no tags")
      }
    }
    if let missed = rest.min() { faults.append("the tags let in \(missed) too") }
    return CoverVerdict.Check(
      .serviceTags, fault: faults.first,
      figure: "\(claim.tags.count) tags let in \(question.tagged.count) beforehand")
  }

  /// One prefix after the other, where the tag itself bisects.
  private static func holds(_ tag: ServiceTag, _ address: IPAddress) -> Bool {
    tag.prefixes.contains { $0.contains(address) }
  }

  /// IPv4 addresses and IPv6 /64s that hold none of the observed.
  private static func opened(_ tag: ServiceTag, beside observed: [IPAddress]) -> UInt128 {
    var sum: UInt128 = 0
    var narrow: Set<UInt128> = []
    for prefix in tag.prefixes {
      switch (prefix.family, prefix.length) {
      case (.v4, let length): sum += UInt128(1) << UInt128(32 - length)
      case (.v6, ..<64): sum += UInt128(1) << UInt128(64 - prefix.length)
      case (.v6, _): narrow.insert(prefix.address.number >> 64)
      }
    }
    let known = Set(observed.map { $0.family == .v4 ? "\($0)" : "\($0.number >> 64)" })
    let all = sum + UInt128(narrow.count)
    return all - min(all, UInt128(known.count))
  }
}

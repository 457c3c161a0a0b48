import PerimetryModel
import PerimetryPolicy
import Testing

/// The choice of tags and its auditor share the tags themselves and nothing else.
@Suite struct TagAuditTests {
  private struct Made {
    var claim: CoverClaim
    var question: CoverQuestion
    var options: Recommendation.Options

    var verdict: CoverVerdict { CoverAudit(claim, of: question, options: options).verdict }
  }

  private func made(_ world: TagWorld) throws -> Made? {
    guard let part = world.recommendation.parts.first else { return nil }
    let claim = CoverClaim(
      withTagsOf: part, budget: part.budget(of: world.options.budget), gates: world.options.gates)
    let tags = claim.tags.compactMap { world.options.serviceTags?.tags.tag(named: $0.name) }
    let question = try #require(
      world.recommender.questions(
        for: world.assessments, history: world.flows, besides: [:], tags: [part.profile: tags]
      ).first)
    return Made(claim: claim, question: question, options: world.options)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `what is proposed beside tags can be proven`(block: UInt64) throws {
    for seed in block * 50..<(block + 1) * 50 {
      guard let made = try made(TagWorld(seed: seed)) else { continue }
      let faults = made.verdict.checks.compactMap { check in
        check.fault.map { "\(check.aspect.rawValue): \($0)" }
      }
      #expect(faults == [], "seed \(seed)")
    }
  }

  @Test func `a claim whose tags are changed anywhere does not hold`() throws {
    var changed = 0
    for seed in 0..<200 as Range<UInt64> {
      guard let made = try made(TagWorld(seed: seed)), !made.claim.tags.isEmpty else { continue }
      changed += 1
      func fails(_ change: (inout Made) -> Void) -> Bool {
        var other = made
        change(&other)
        return other.verdict.checks.contains { $0.aspect == .serviceTags && $0.fault != nil }
      }
      let first = made.claim.tags[0].peers[0]
      #expect(!fails { _ in }, "seed \(seed)")
      #expect(fails { $0.claim.tags[0].name = "Unpublished" }, "seed \(seed)")
      #expect(fails { $0.claim.tags[0].exposure += 1 }, "seed \(seed)")
      #expect(fails { $0.claim.tags[0].peers.append(.v4(1)) }, "seed \(seed)")
      #expect(fails { $0.claim.tags[0].peers.removeFirst() }, "seed \(seed)")
      #expect(fails { $0.claim.tags = [] }, "seed \(seed)")
      #expect(fails { $0.question.tagged.removeAll { $0 == first } }, "seed \(seed)")
      #expect(
        fails { made in
          var question = CoverQuestion(
            profile: made.question.profile, weights: made.question.weights,
            barred: made.question.barred + [first])
          question.tagged = made.question.tagged
          made.question = question
        }, "seed \(seed)")
      #expect(fails { $0.options.serviceTags = nil }, "seed \(seed)")
    }
    #expect(changed > 20)
  }
}

extension CoverClaim {
  /// As the document of the part says, its service tags too.
  fileprivate init(withTagsOf part: Recommendation.Part, budget: Int, gates: Gates) {
    func addresses(_ peers: [PeerSummary]) -> [IPAddress] {
      peers.compactMap { if case .address(let address) = $0.peer { address } else { nil } }
    }
    self.init(
      profile: part.profile, budget: budget,
      elements: part.candidates.compactMap { candidate in
        guard case .prefix(let prefix) = candidate.element else { return nil }
        return Element(
          prefix: prefix, peers: addresses(candidate.peers), exposure: candidate.exposure.total)
      }, leftOut: addresses(part.leftOut),
      otherElements: part.candidates.count { $0.element.kind != .prefix }, subscriptions: [],
      exposure: part.exposure.total, frontier: part.frontier, chosen: part.chosen,
      fingerprint: part.fingerprint, setting: CoverSetting(part, gates: gates),
      ruleElements: part.candidates.map(\.element.text),
      candidates: part.candidates.map(\.element.text))
    tags = part.candidates.compactMap { candidate in
      guard case .serviceTag(let name) = candidate.element else { return nil }
      return Tag(
        name: name, peers: addresses(candidate.peers), exposure: candidate.exposure.total)
    }
  }
}

import PerimetryModel

/// Checks a claimed optimum against the store, without the search that found it.
public struct CoverAudit {
  let claim: CoverClaim
  let question: CoverQuestion
  private let options: Recommendation.Options

  public init(
    _ claim: CoverClaim, of question: CoverQuestion, options: Recommendation.Options
  ) {
    self.claim = claim
    self.question = question
    self.options = options.beside(claim.tags.map(\.exposure))
  }

  public var verdict: CoverVerdict {
    var verdict = CoverVerdict(
      profile: claim.profile,
      checks: [asked] + setting + [constraints, rules, coverage, exposure, lowerBound, choice]
        + (claim.tags.isEmpty && question.tagged.isEmpty
          ? [] : [TagAudit(claim, of: question, options.serviceTags).check]))
    verdict.isOptimal = claim.frontier.isProven(
      claim.frontier.first { $0.elements == claim.chosen }, under: options)
    return verdict
  }

  private typealias Check = CoverVerdict.Check

  private var asked: Check {
    Check(
      .question,
      fault: claim.fingerprint == question.fingerprint || isNothingAsked
        ? nil : "the store holds other peers, weights or refusals than when the file was written",
      figure: "\(question.weights.count) sources, \(question.barred.count) barred addresses")
  }

  /// Nobody is to be let in by a prefix, and the claim says as much: no optimum was asked for.
  private var isNothingAsked: Bool {
    question.weights.isEmpty && claim.fingerprint == nil && claim.frontier.isEmpty
  }

  private var constraints: Check {
    var faults: [String] = []
    let prefixes = claim.elements.map(\.prefix)
    let budget = max(0, options.budget - (question.setting.used ?? 0))
    if claim.budget != budget {
      faults.append("the budget is \(budget), not \(claim.budget)")
    }
    if prefixes.count + claim.otherElements > min(claim.budget, options.budget) {
      faults.append("over the budget")
    }
    for prefix in prefixes {
      let widest = prefix.family == .v4 ? options.widestIPv4 : options.widestIPv6
      if prefix.length < widest { faults.append("\(prefix) is wider than /\(widest)") }
      if let held = question.barred.first(where: prefix.contains) {
        faults.append("\(prefix) holds \(held)")
      }
    }
    for id in claim.subscriptions.intersection(question.barredSubscriptions).sorted() {
      faults.append("\(id.resourceID) would let in a peer that was refused or decided against")
    }
    let sorted = prefixes.sorted()
    for (a, b) in zip(sorted, sorted.dropFirst()) where a.contains(b) {
      faults.append("\(a) holds \(b)")
    }
    return Check(
      .constraints, fault: faults.first,
      figure: "\(prefixes.count) prefixes and \(claim.otherElements) other elements")
  }

  /// The rules, which are what is deployed, against the candidates, which are what is proven.
  private var rules: Check {
    let written = Set(claim.ruleElements)
    let proposed = Set(claim.candidates)
    let kept = written.subtracting(proposed)
    let fault: String? =
      if claim.candidates.count != proposed.count {
        "an element is proposed twice"
      } else if let missing = proposed.subtracting(written).min() {
        "\(missing) is proposed and in no rule"
      } else if let other = kept.subtracting(question.existingElements).min() {
        "\(other) is in a rule, and neither proposed nor in an existing one"
      } else {
        nil
      }
    return Check(
      .rules, fault: fault, figure: "\(written.count) elements, \(kept.count) of existing rules")
  }

  private var coverage: Check {
    var fault: String?
    var rest = Set(question.weights.keys)
    for element in claim.elements {
      let held = rest.filter(element.prefix.contains)
      rest.subtract(held)
      if let other = held.symmetricDifference(element.peers).min() {
        fault =
          fault
          ?? "\(element.prefix) lets in other peers: \(other) is "
          + (held.contains(other) ? "not listed" : "not among them")
      }
    }
    if let other = rest.symmetricDifference(claim.leftOut).min() {
      fault =
        fault
        ?? (rest.contains(other)
          ? "\(other) is left out, and not listed" : "\(other) is listed, and not left out")
    }
    return Check(
      .coverage, fault: fault,
      figure: "\(question.weights.count - rest.count) let in, \(rest.count) left out")
  }

  private var exposure: Check {
    let totals = claim.elements.map { element in
      BoundTable.others(
        than: question.weights.keys.filter(element.prefix.contains), in: element.prefix
      ).total
    }
    let wrong = zip(claim.elements, totals).first { $0.exposure != $1 }
    let sum = totals.reduce(0, +)
    return Check(
      .exposure,
      fault: wrong.map { "\($0.prefix) opens \($1)" }
        ?? (sum == claim.exposure ? nil : "the sum is \(sum)"),
      figure: "\(sum)")
  }

  /// With a ceiling of exposure, of the points that open too much without it: `nil` where they cannot be recomputed in
  /// reasonable time.
  private var bound: [FrontierPoint?] {
    let table = BoundTable(
      question, budget: max(0, claim.budget - claim.otherElements), widestIPv4: options.widestIPv4,
      widestIPv6: options.widestIPv6)
    var costs: [BoundTable.Cost?] = table.costs
    if let ceiling = options.maxExposure, costs.count == claim.frontier.count {
      for elements in costs.indices where table.costs[elements].exposure > ceiling {
        costs[elements] = nil
      }
      // What is not claimed to be the best needs no proof.
      let wanted = costs.indices.filter { costs[$0] == nil && claim.frontier[$0].isProven }
      if !wanted.isEmpty {
        let known = wanted.map { max(0, claim.frontier[$0].leftOut) }
        let proof = CeilingProof(table, ceiling, wanted, known)
        for elements in wanted { costs[elements] = proof?.costs[elements] }
      }
    }
    return costs.enumerated().map { elements, cost in
      cost.map {
        FrontierPoint(
          elements: elements, leftOut: Int($0.leftOut), exposure: $0.exposure,
          ipv6Addresses: $0.ipv6Addresses)
      }
    }
  }

  private var lowerBound: Check {
    if isNothingAsked { return Check(.lowerBound, fault: nil, figure: "nothing was asked") }
    let all = bound
    let unknown = all.count { $0 == nil }
    let (bound, claimed) = (
      all.compactMap { $0 },
      all.count == claim.frontier.count
        ? zip(all, claim.frontier).filter { $0.0 != nil }.map(\.1) : claim.frontier
    )
    var fault: String?
    let unproven = claim.frontier.count { !$0.isProven }
    if unknown > unproven {
      fault =
        "\(unknown - unproven) points within the ceiling of exposure take too long to recompute"
    }
    if all.count != claim.frontier.count {
      fault = "the frontier has \(all.count) points"
    } else if let wrong = zip(bound, claimed).first(where: { $0 != $1 }) {
      fault =
        "\(wrong.0.elements) elements can leave out \(wrong.0.leftOut) and open \(wrong.0.exposure)"
    }
    let reached = bound.last.map { "\($0.leftOut) left out, exposure \($0.exposure)" } ?? "none"
    return Check(
      .lowerBound, fault: fault,
      figure: "\(bound.count) points; with all elements \(reached)"
        + (unknown == 0 ? "" : "; \(unknown) points within the ceiling are not proven"))
  }

  /// By the claimed frontier, which the lower bound proves or not.
  private var choice: Check {
    let wanted = claim.frontier.chosen(under: options)
    var fault: String?
    if wanted?.elements != claim.chosen {
      fault = "the options ask for \(wanted.map { "\($0.elements)" } ?? "no point")"
    } else if (wanted?.elements ?? 0) != claim.elements.count {
      fault = "\(claim.elements.count) prefixes are proposed"
    } else if let wanted {
      let leftOut = claim.leftOut.reduce(UInt64(0)) { $0 + (question.weights[$1] ?? 0) }
      if Int(leftOut) != wanted.leftOut || claim.exposure != wanted.exposure {
        fault = "the prefixes do not attain the point"
      }
    }
    return Check(
      .choice, fault: fault, figure: wanted.map { "\($0.elements) elements" } ?? "no point")
  }
}

import PerimetryModel

/// Checks a claimed optimum against the store, without the search that found it.
public struct CoverAudit {
  private let claim: CoverClaim
  private let question: CoverQuestion
  private let options: Recommendation.Options

  public init(
    _ claim: CoverClaim, of question: CoverQuestion, options: Recommendation.Options
  ) {
    self.claim = claim
    self.question = question
    self.options = options.beside(claim.tags.map(\.exposure))
  }

  public var verdict: CoverVerdict {
    CoverVerdict(
      profile: claim.profile,
      checks: [asked, constraints, coverage, exposure, lowerBound, choice]
        + (claim.tags.isEmpty && question.tagged.isEmpty
          ? [] : [TagAudit(claim, of: question, options.serviceTags).check]))
  }

  private typealias Check = CoverVerdict.Check

  private var asked: Check {
    Check(
      .question,
      fault: claim.fingerprint == question.fingerprint
        ? nil : "the store holds other peers, weights or refusals than when the file was written",
      figure: "\(question.weights.count) sources, \(question.barred.count) barred addresses")
  }

  private var constraints: Check {
    var faults: [String] = []
    let prefixes = claim.elements.map(\.prefix)
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
    let sorted = prefixes.sorted()
    for (a, b) in zip(sorted, sorted.dropFirst()) where a.contains(b) {
      faults.append("\(a) holds \(b)")
    }
    return Check(
      .constraints, fault: faults.first,
      figure: "\(prefixes.count) prefixes and \(claim.otherElements) other elements")
  }

  private var coverage: Check {
    var fault: String?
    var rest = Set(question.weights.keys)
    for element in claim.elements {
      let held = rest.filter(element.prefix.contains)
      rest.subtract(held)
      if held != Set(element.peers) { fault = fault ?? "\(element.prefix) lets in other peers" }
    }
    if rest != Set(claim.leftOut) { fault = fault ?? "other peers are left out" }
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

  private var bound: [FrontierPoint] {
    BoundTable(
      question, budget: max(0, claim.budget - claim.otherElements), widestIPv4: options.widestIPv4,
      widestIPv6: options.widestIPv6
    ).costs.enumerated().map {
      FrontierPoint(
        elements: $0, leftOut: Int($1.leftOut), exposure: $1.exposure,
        ipv6Addresses: $1.ipv6Addresses)
    }
  }

  private var lowerBound: Check {
    let bound = bound
    var fault: String?
    if bound.count != claim.frontier.count {
      fault = "the frontier has \(bound.count) points"
    } else if let wrong = zip(bound, claim.frontier).first(where: { $0 != $1 }) {
      fault =
        "\(wrong.0.elements) elements can leave out \(wrong.0.leftOut) and open \(wrong.0.exposure)"
    }
    let reached = bound.last.map { "\($0.leftOut) left out, exposure \($0.exposure)" } ?? "none"
    return Check(
      .lowerBound, fault: fault,
      figure: "\(bound.count) points; with all elements \(reached)")
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
